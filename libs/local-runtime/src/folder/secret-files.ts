import { join } from 'node:path';
import { readTextIfThere } from './read-json-file.ts';

/** Names that Secrets Manager allows, in segments that cannot leave the folder. */
const secretName = /^[\w+=@-][\w+=.@-]*(\/[\w+=@-][\w+=.@-]*)*$/;

/** The file of a secret, `DIR/secrets/NAME.json`; `undefined` for a name that none can have. */
export const secretFile = (folder: string, name: string): string | undefined =>
  secretName.test(name) ? join(folder, 'secrets', `${name}.json`) : undefined;

/** The text of a secret; `undefined` when it does not exist. Read anew each time, so that a corrected key is used at once. */
export const readSecretFile = async (folder: string, name: string): Promise<string | undefined> => {
  const file = secretFile(folder, name);
  return file === undefined ? undefined : readTextIfThere(file).catch(() => undefined);
};
