import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startSimulators,
  writeExampleFolder,
  type SimulatorOptions,
  type Simulators,
} from '@siesa-integration/sandbox/simulators';

/** Simulators, and a folder with four example clients that point at them. */
export interface ExampleSetup extends Simulators {
  readonly dir: string;
  /** Changes a JSON file of the folder. */
  readonly edit: (file: string, change: (document: Record<string, unknown>) => unknown) => Promise<void>;
}

/** Starts the simulators and writes the folder, for one test. */
export const startExampleSetup = async (options: SimulatorOptions = { size: 30 }): Promise<ExampleSetup> => {
  const simulators = await startSimulators(options);
  const dir = await mkdtemp(join(tmpdir(), 'siesa-sync-test-'));
  await writeExampleFolder({
    dir,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  return {
    ...simulators,
    dir,
    edit: async (file, change) => {
      const path = join(dir, file);
      await writeFile(
        path,
        JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>)),
      );
    },
    close: async () => {
      await simulators.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
