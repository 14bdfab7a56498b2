import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalHostError } from '../host/local-host-error.ts';
import { type ClientFiles, readClientFiles } from './client-files.ts';
import { type DocumentFile, readDocumentFiles } from './document-files.ts';
import type { FileProblem } from './file-problem.ts';

/** An operator's files in a folder, without the secrets, which are read on demand. */
export interface FolderContent {
  readonly clients: ClientFiles;
  readonly mappings: readonly DocumentFile[];
  /** The mappings and secrets that cannot be used. */
  readonly problems: readonly FileProblem[];
}

/** Reads the files of a folder before anything is started. @throws {@link LocalHostError} when the folder does not exist. */
export const readFolder = async (folder: string): Promise<FolderContent> => {
  await assertFolder(folder);
  const [clients, mappings, secrets] = await Promise.all([
    readClientFiles(folder),
    readDocumentFiles(join(folder, 'field-mappings')),
    readDocumentFiles(join(folder, 'secrets')),
  ]);
  const problems = [
    ...mappings.broken.map(({ name, error }) => ({ of: 'mapping', name, error }) as const),
    ...secrets.broken.map(({ name, error }) => ({ of: 'secret', name: name.replace(/\.json$/, ''), error }) as const),
  ];
  return { clients, mappings: mappings.documents, problems };
};

/** @throws {@link LocalHostError} `FOLDER_MISSING` */
export const assertFolder = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new LocalHostError(
      'FOLDER_MISSING',
      `There is no folder '${folder}'. Name the folder that holds clients/, secrets/ and field-mappings/, or make one with 'siesa-sync client new'.`,
    );
};
