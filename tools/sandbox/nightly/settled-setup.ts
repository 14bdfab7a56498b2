import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulators, type Simulators } from '../src/simulators/start-simulators.ts';
import { writeExampleFolder } from '../src/write-example-folder.ts';
import { openEmulatedFolder } from '../src/emulated-host/open-emulated-folder.ts';

/** Simulators, and a folder whose `cliente-a` has been synced: Kong holds what Siesa holds. */
export interface SettledSetup extends Simulators {
  readonly folder: string;
  /** Another one like it, as it was when it had settled. */
  readonly copy: () => Promise<SettledSetup>;
}

const pageSize = 20;

const syncEmulated = async (folder: string): Promise<void> => {
  const host = await openEmulatedFolder(folder);
  await host.start({ client_id: 'cliente-a', sync_type: 'initial' }).result;
  await host.close();
};

/**
 * Makes one by a first sync, in small pages.
 *
 * @param sync - of the folder. @defaultValue by the emulated host
 */
export const startSettledSetup = async (size: number, sync = syncEmulated): Promise<SettledSetup> => {
  const setup = await startSetup(size);
  await sync(setup.folder);
  const settled = await mkdtemp(join(tmpdir(), 'settled-'));
  await cp(stateOf(setup.folder), settled, { recursive: true });
  const products = [...setup.kong.products.values()];
  const copy = async (): Promise<SettledSetup> => {
    const another = await startSetup(size, setup);
    await cp(settled, stateOf(another.folder), { recursive: true });
    for (const product of products) another.kong.put(product);
    return { ...another, copy };
  };
  const close = async (): Promise<void> => {
    await setup.close();
    await rm(settled, { recursive: true });
  };
  return { ...setup, copy, close };
};

const stateOf = (folder: string): string => join(folder, '.siesa-sync');

/** @param former - the simulators that its state was written beside: the same systems at other addresses */
const startSetup = async (size: number, former?: Simulators): Promise<Omit<SettledSetup, 'copy'>> => {
  const simulators = await startSimulators({ size });
  const folder = await mkdtemp(join(tmpdir(), 'kill-'));
  await writeExampleFolder({
    dir: folder,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  const settings = join(folder, 'clients', 'cliente-a.json');
  await writeFile(
    settings,
    JSON.stringify({
      ...(JSON.parse(await readFile(settings, 'utf8')) as object),
      siesa_page_size: pageSize,
      ...(former && { former_siesa_api_url: former.siesa.url, former_product_api_url: former.kong.url }),
    }),
  );
  return {
    ...simulators,
    folder,
    close: async () => {
      await simulators.close();
      await rm(folder, { recursive: true });
    },
  };
};
