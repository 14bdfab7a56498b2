import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocumentFiles } from './document-files.ts';
import { readTextIfThere } from './read-json-file.ts';

/** Names that Secrets Manager allows, in segments that cannot leave the folder. */
const secretName = /^[\w+=@-][\w+=.@-]*(\/[\w+=@-][\w+=.@-]*)*$/;

/** The file of a secret, `DIR/secrets/NAME.json`; `undefined` for a name that none can have. */
export const secretFile = (folder: string, name: string): string | undefined =>
  secretName.test(name) ? join(folder, 'secrets', `${name}.json`) : undefined;

/** The text of a secret; `undefined` when there is none. Read anew each time, so that a corrected key is used at once. */
export const readSecretFile = async (folder: string, name: string): Promise<string | undefined> => {
  const file = secretFile(folder, name);
  return file === undefined ? undefined : readTextIfThere(file).catch(() => undefined);
};

const othersMay = 0o077;

/** A sentence when other users of this machine may read secrets of the folder. Windows has no such permissions: a user's folders are their own. */
export const secretsOpenToOthers = async (folder: string): Promise<string | undefined> => {
  if (process.platform === 'win32') return undefined;
  const secrets = join(folder, 'secrets');
  const { documents, broken } = await readDocumentFiles(secrets);
  const files = [...documents, ...broken].map(({ name }) => join(secrets, name));
  const modes = await Promise.all(files.map(async (file) => ({ file, mode: (await stat(file)).mode })));
  const open = modes.filter(({ mode }) => (mode & othersMay) !== 0).map(({ file }) => file);
  const [first, ...more] = open;
  if (first === undefined) return undefined;
  const others = more.length === 0 ? '' : ` and ${String(more.length)} more`;
  return `Other users of this machine may read the secret file '${first}'${others}. Run \`chmod -R go-rwx ${secrets}\`.`;
};
