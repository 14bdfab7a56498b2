import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { LocalHostError } from '../host/local-host-error.ts';
import { parseJson, readTextFile } from './read-json-file.ts';

/** A file below a folder: its name there with `/`, and its text, which is JSON. */
export interface DocumentFile {
  readonly name: string;
  readonly text: string;
}

/** A file below a folder that cannot be read, or whose text is not JSON. */
export interface BrokenDocument {
  readonly name: string;
  readonly error: LocalHostError;
}

/** Every `.json` file below a folder, the broken ones separately; none when there is no folder. */
export const readDocumentFiles = async (
  folder: string,
): Promise<{ readonly documents: readonly DocumentFile[]; readonly broken: readonly BrokenDocument[] }> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(files.sort().map((file) => readDocument(folder, file)));
  return {
    documents: read.filter((document) => 'text' in document),
    broken: read.filter((document) => 'error' in document),
  };
};

const readDocument = async (folder: string, file: string): Promise<DocumentFile | BrokenDocument> => {
  const name = relative(folder, file).split(sep).join('/');
  try {
    const text = await readTextFile(file);
    parseJson(file, text);
    return { name, text };
  } catch (error) {
    if (error instanceof LocalHostError) return { name, error };
    throw error;
  }
};
