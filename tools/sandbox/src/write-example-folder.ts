import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderGitIgnore } from '@siesa-integration/workflow-contract';

/** The addresses of the simulators, without `/v1`. */
export interface ExampleAddresses {
  readonly siesa: URL | string;
  readonly kong: URL | string;
  readonly wms: URL | string;
}

export interface ExampleFolderOptions {
  /** The folder; created when missing. */
  readonly dir: string;
  /** Addresses of all clients, or of one client each. */
  readonly addresses: ExampleAddresses | ((clientId: string) => ExampleAddresses);
}

const fixtures = join(import.meta.dirname, '../fixtures');

/**
 * Writes a local folder with four example clients (a and c have Kong, b and d have WMS), their made-up secrets and the two mapping documents, all
 * pointed at the given addresses. Nothing but addresses is changed. The secrets are readable by their owner alone, and a `.gitignore` leaves them out.
 */
export const writeExampleFolder = async ({ dir, addresses }: ExampleFolderOptions): Promise<void> => {
  await cp(fixtures, dir, { recursive: true });
  await writeFile(join(dir, '.gitignore'), folderGitIgnore);
  for (const file of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const clientId = /cliente-[a-z]/.exec(join(file.parentPath, file.name).slice(dir.length))?.[0];
    if (!file.isFile() || clientId === undefined) continue;
    const path = join(file.parentPath, file.name);
    if (path.startsWith(join(dir, 'secrets'))) await chmod(path, 0o600);
    await writeFile(
      path,
      pointedAt(await readFile(path, 'utf8'), typeof addresses === 'function' ? addresses(clientId) : addresses),
    );
  }
};

/** Replaces `https://cliente-a.siesa.com/api`, its like, and the addresses of the WMS's services. */
const pointedAt = (text: string, { siesa, kong, wms }: ExampleAddresses): string =>
  text.replace(
    /https:\/\/cliente-[a-z]\.(siesa|kong|wms)\.com\/(\w+)/g,
    (_, system: 'siesa' | 'kong' | 'wms', path: string) => {
      const base = String({ siesa, kong, wms }[system]).replace(/\/$/, '');
      return path === 'api' ? base : `${base}/${path}`;
    },
  );

/**
 * The text of an example mapping document, for example `field-mappings-kong.json`, with which a new client begins.
 *
 * @throws when no client has that name.
 */
export const exampleMapping = (key: string): Promise<string> => readFile(join(fixtures, 'field-mappings', key), 'utf8');
