import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { aSiesaProduct, type FakeFailure, type FakeSiesa, startFakeSiesa } from '../fake/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

/** 1,000 products of 2 KB; `PAGE` stands for the number of the page that they are on. */
const template = JSON.stringify(
  Array.from({ length: 1000 }, (_, index) =>
    aSiesaProduct({ f_codigo: `PAGE-${String(index)}`, f_observacion: 'Ñ'.repeat(900) }),
  ),
);

const largePage = (page: number): FakeFailure => ({
  kind: 'answer',
  status: 200,
  body: `{"data":${template.replaceAll('PAGE', String(page))},"pagination":${JSON.stringify({ page, limit: 1000, total: 100_000, total_pages: 100 })}}`,
});

/** Reads the whole catalogue in a thread that may hold 64 MiB, and counts: were pages kept, a third of them would not fit. */
const countIn64MiB = async (): Promise<unknown> => {
  const code = `
    const { parentPort } = require('node:worker_threads');
    import(${JSON.stringify(new URL('../testing/index.ts', import.meta.url).href)}).then(async ({ aSiesaClient }) => {
      let count = 0;
      const siesa = { dialect: 'inventory', url: new URL(${JSON.stringify(siesa.url.href)}), credentials: { secretName: 's', read: async () => ({ apiKey: 'siesa_api_key_here' }) } };
      for await (const { rows } of aSiesaClient(siesa).pages()) count += rows.length;
      parentPort.postMessage(count);
    });`;
  const worker = new Worker(code, {
    eval: true,
    execArgv: ['--conditions=@siesa-integration/source'],
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  });
  const [count] = (await Promise.race([
    once(worker, 'message'),
    once(worker, 'error').then(([error]) => Promise.reject(error as Error)),
  ])) as [unknown];
  return count;
};

describe('memory', () => {
  it('B28: does not grow with the catalogue: 100,000 records of 2 KB pass through 64 MiB', async () => {
    siesa = await startFakeSiesa({
      switches: { failWhen: ({ url }) => largePage(Number(url.searchParams.get('page'))) },
    });

    expect(await countIn64MiB()).toBe(100_000);
  }, 120_000);
});
