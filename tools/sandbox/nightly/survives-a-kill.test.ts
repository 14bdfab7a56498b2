import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExecutionResult } from '@siesa-integration/local-runtime/workflow';
import { inventoryCatalogue } from '../src/catalogue/inventory-catalogue.ts';
import { startSimulators, type Simulators } from '../src/simulators/start-simulators.ts';
import { writeExampleFolder } from '../src/write-example-folder.ts';
import { openEmulatedFolder } from '../src/emulated-host/open-emulated-folder.ts';
import { defaultTemplate } from '../src/template/read-template.ts';
import { startOpener } from '../src/testing/start-opener.ts';

const size = 2_000;
let simulators: Simulators;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'));
  simulators = await startSimulators({ size });
  await writeExampleFolder({
    dir: folder,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
});
afterEach(async () => {
  await simulators.close();
  await rm(folder, { recursive: true });
});

/** Runs a first sync in a process of its own and kills it when some batches are stored and most are not. Answers how many products are. */
const killWhileLoading = async (): Promise<number> => {
  const opener = await startOpener(
    { folder, template: defaultTemplate(), remove: () => Promise.resolve() },
    { client_id: 'cliente-a', sync_type: 'initial' },
  );
  while (simulators.kong.products.size < 200) await sleep(2);
  await opener.kill();
  return simulators.kong.products.size;
};

const syncOnceMore = async (): Promise<ExecutionResult> => {
  const host = await openEmulatedFolder(folder);
  const end = await host.start({ client_id: 'cliente-a', sync_type: 'incremental' }).result;
  await host.close();
  return end;
};

const expectAll = ({ status, cause, output }: ExecutionResult): void => {
  expect({ status, cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
  expect(output).toMatchObject({
    status: 'success',
    records_processed: size,
    records_success: size,
    records_failed: 0,
  });
  expect([...simulators.kong.products.keys()].toSorted()).toEqual(
    inventoryCatalogue({ size })
      .map(({ f_codigo }) => f_codigo)
      .toSorted(),
  );
};

describe('a sync whose process is killed', () => {
  it('B21: leaves nothing that the next one does not mend: the product holds what Siesa holds, once', {
    timeout: 120_000,
  }, async () => {
    const storedAtKill = await killWhileLoading();

    expect(storedAtKill).toBeLessThan(size);
    expectAll(await syncOnceMore());
  });
});
