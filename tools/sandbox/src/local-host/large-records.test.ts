import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inventoryCatalogue } from '../catalogue/inventory-catalogue.ts';
import { startSimulators, type Simulators } from '../simulators/start-simulators.ts';
import { writeExampleFolder } from '../write-example-folder.ts';
import { openLocalFolder } from './open-local-folder.ts';

const size = 5_000;
let simulators: Simulators;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-'));
  simulators = await startSimulators({ size });
  await writeExampleFolder({ dir: folder, addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url } });
});
afterEach(async () => {
  await simulators.close();
  await rm(folder, { recursive: true });
});

describe('the built functions', () => {
  it('B28: take 5,000 records of 2 KB within the memory that the template gives them, and make of them what they make of small ones', { timeout: 120_000 }, async () => {
    simulators.siesa.set(inventoryCatalogue({ size }).map((row) => ({ ...row, f_notas: 'x'.repeat(2_000) })));
    const host = await openLocalFolder(folder);
    const payloads: number[] = [];

    const execution = host.start({ client_id: 'cliente-a', sync_type: 'initial' });
    for await (const { input = {}, output = {} } of execution.events) payloads.push(JSON.stringify(input).length, JSON.stringify(output).length);
    const { status, output, cause } = await execution.result;
    await host.close();

    expect({ status, cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
    expect(output).toMatchObject({ status: 'success', records_success: size, records_failed: 0 });
    expect(Math.max(...payloads)).toBeLessThan(64 * 1024);
    expect([...simulators.kong.products.values()].map(({ product_id, quantity }) => [product_id, quantity]).toSorted()).toEqual(
      inventoryCatalogue({ size }).map(({ f_codigo, f_cantidad }) => [f_codigo, Number(f_cantidad)]).toSorted(),
    );
  });
});
