import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Of all files of one form, because a form is read into memory. */
export const mostUploadMegabytes = 64;

/** A file that was chosen in a form; browsers send an empty one without a name for none. */
export const uploadIn = (form: Readonly<Record<string, unknown>>, field: string): File | undefined => {
  const given = form[field];
  return given instanceof File && given.name !== '' ? given : undefined;
};

/** Gives uploaded files a path of this machine while `use` runs, because files are sent on from the disk. What is no file is given back as it is. */
export const withUploads = async <T>(
  use: (pathOf: <Other>(source: File | Other) => Promise<string | Other>) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'siesa-console-'));
  try {
    return await use(async (source) => {
      if (!(source instanceof File)) return source;
      const path = join(await mkdtemp(join(folder, 'upload-')), nameOnDisk(source.name)); // two files may have one name
      await writeFile(path, source.stream());
      return path;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
};

const longestName = 100;

/** Without folders, and without what a disk or an address takes for something else. */
const nameOnDisk = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replaceAll(/[^\w.-]/g, '-')
    .replace(/^\.+/, '')
    .slice(-longestName) || 'file';
