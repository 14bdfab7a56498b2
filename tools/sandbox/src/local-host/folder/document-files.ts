import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseJson } from './read-json-file.ts';

/** A file below a folder: its name there with `/`, and its text, which is JSON. */
export interface DocumentFile {
  readonly name: string;
  readonly text: string;
}

/** Every `.json` file below a folder, whose text is checked to be JSON; none when there is no folder. */
export const readDocumentFiles = async (folder: string): Promise<readonly DocumentFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.sort().map((file) => readDocument(folder, file)));
};

const readDocument = async (folder: string, file: string): Promise<DocumentFile> => {
  const text = await readFile(file, 'utf8');
  parseJson(file, text);
  return { name: relative(folder, file).split(sep).join('/'), text };
};
