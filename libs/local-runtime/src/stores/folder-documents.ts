import { join } from 'node:path';
import type { MappingStore, SecretStore } from '@siesa-integration/sync-pipeline';
import { parseSecret, SecretMissing } from '@siesa-integration/sync-pipeline/stored';
import { LocalHostError } from '../host/local-host-error.ts';
import { isFileKey } from '../folder/file-key.ts';
import { readTextIfThere } from '../folder/read-json-file.ts';
import { secretFile } from '../folder/secret-files.ts';

/** The mapping documents of a folder: `DIR/field-mappings/{key}`. */
export const createFolderMappings = (folder: string): MappingStore => ({
  get: async (key) => (isFileKey(key) ? readTextIfThere(join(folder, 'field-mappings', key)) : undefined),
});

/**
 * The secrets of a folder: `DIR/secrets/{name}.json`. Each is read anew, so that a corrected key is used at once.
 *
 * @param guard - gets every secret that was read, so that its values can be kept out of logs
 */
export const createFolderSecrets = (
  folder: string,
  guard: (secret: unknown) => void = () => undefined,
): SecretStore => ({
  read: async (name) => {
    const file = secretFile(folder, name);
    const text = file === undefined ? undefined : await readTextIfThere(file).catch(asUnreadable(name));
    if (text === undefined) return undefined;
    const secret = parseSecret(name, text);
    guard(secret);
    return secret;
  },
});

const asUnreadable =
  (name: string) =>
  (error: unknown): never => {
    if (!(error instanceof LocalHostError)) throw error;
    throw new SecretMissing(name, "is in a file that cannot be read; check the file's permissions", {
      code: 'SECRET_UNREADABLE',
      cause: error,
    });
  };
