import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, openLocalHost } from '@siesa-integration/operator';
import {
  type SimulatorOptions,
  type Simulators,
  startSimulators,
  writeExampleFolder,
} from '@siesa-integration/sandbox/simulators';

/** Simulators, a folder with four example clients that point at them, and its host. */
export interface ConsoleSetup extends Simulators {
  readonly dir: string;
  readonly host: Host;
}

/** Starts what a console needs, for one file of tests. */
export const startConsoleSetup = async (options: SimulatorOptions = { size: 30 }): Promise<ConsoleSetup> => {
  const simulators = await startSimulators(options);
  const dir = await mkdtemp(join(tmpdir(), 'siesa-console-test-'));
  await writeExampleFolder({
    dir,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  const host = await openLocalHost(dir);
  return {
    ...simulators,
    dir,
    host,
    close: async () => {
      await host.close();
      await simulators.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
