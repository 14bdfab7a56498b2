import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of clients, below the system's folder for temporary files. */
export interface Folder extends AsyncDisposable {
  readonly path: string;
  /** The path of a file in it. */
  readonly file: (name: string) => string;
  /** Writes a text, or anything else as JSON. */
  readonly write: (name: string, content: unknown) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/**
 * A folder with a client of each given id, and nothing else.
 *
 * @example
 * await using folder = await aFolder('cliente-a');
 */
export const aFolder = async (...clientIds: readonly string[]): Promise<Folder> => {
  const path = await mkdtemp(join(tmpdir(), 'a-folder-'));
  const file = (name: string): string => join(path, name);
  const write = async (name: string, content: unknown): Promise<void> => {
    await mkdir(dirname(file(name)), { recursive: true });
    await writeFile(file(name), typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  };
  await mkdir(file('clients'));
  for (const id of clientIds) await write(`clients/${id}.json`, { client_id: id, enabled: true });
  return {
    path,
    file,
    write,
    remove: (name) => rm(file(name), { recursive: true }),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
};
