import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import { isOfFileSystem, stateUnusable } from '@siesa-integration/local-runtime/stores';

/** Objects of S3 as files: `{folder}/{bucket}/{key}`. */
export interface ObjectMirror {
  readonly write: (bucket: string, key: string, body: Uint8Array) => Promise<void>;
  readonly remove: (bucket: string, key: string) => Promise<void>;
  /** Every stored object, one by one. */
  readonly load: () => AsyncGenerator<{ readonly bucket: string; readonly key: string; readonly body: Uint8Array }>;
}

/** The data bucket's lifecycle rule (docs/reference/data-at-rest.md#objects-of-a-run). */
const expireAfterMs = 30 * 24 * 3_600_000;

/** The suffix of a file that is being written; one that a kill left behind is not an object. */
const unfinished = '.unfinished';

export const mirrorObjects = (folder: string): ObjectMirror => ({
  write: async (bucket, key, body) => {
    const file = fileOf(folder, bucket, key);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file + unfinished, body);
    await rename(file + unfinished, file); // complete or absent, whenever the process is killed
  },
  remove: (bucket, key) => rm(fileOf(folder, bucket, key), { force: true }),
  load: async function* () {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) =>
      noneYet(folder, error),
    );
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      if (await isGone(file)) continue;

      const [bucket = '', ...key] = relative(folder, file).split(sep);
      yield { bucket, key: key.join('/'), body: await readFile(file) };
    }
  },
});

const noneYet = (folder: string, error: unknown): readonly never[] => {
  if (isOfFileSystem(error) && error.code === 'ENOENT') return [];
  throw stateUnusable(folder, error);
};

const isGone = async (file: string): Promise<boolean> => {
  const expired = Date.now() - (await stat(file)).mtimeMs > expireAfterMs;
  if (!expired && !file.endsWith(unfinished)) return false;

  await rm(file, { force: true });
  return true;
};

const fileOf = (folder: string, bucket: string, key: string): string => {
  if (key.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw new LocalHostError(
      'OBJECT_KEY',
      `The object key '${key}' cannot be a file here: it has an empty or dotted segment.`,
    );
  }
  return join(folder, bucket, ...key.split('/'));
};
