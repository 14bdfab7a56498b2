import { join } from 'node:path';
import { readTextFile } from './read-json-file.ts';

/** Names that Secrets Manager allows, in segments that cannot leave the folder. */
const secretName = /^[\w+=@-][\w+=.@-]*(\/[\w+=@-][\w+=.@-]*)*$/;

/** The text of `DIR/secrets/NAME.json`; `undefined` when there is none. Read anew each time, so that a corrected key is used at once. */
export const readSecretFile = async (folder: string, name: string): Promise<string | undefined> => {
  if (!secretName.test(name)) return undefined;
  return readTextFile(join(folder, 'secrets', `${name}.json`)).catch(() => undefined);
};
