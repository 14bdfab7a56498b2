import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { siesaSync } from '../src/testing/command-line.ts';
import { startExampleSetup } from '../src/testing/example-setup.ts';
import { missAStart, startServe } from './serve-process.ts';

const kills = Number(process.env['KILLS'] ?? 200);
const size = 3_000;

it.each([
  ['SIGKILL', kills],
  ['SIGTERM', Math.ceil(kills / 10)],
] as const)(
  'has lost and doubled nothing after serve got %s at %i random moments of syncs of 3,000 products',
  {
    timeout: 60_000 + kills * 60_000,
  },
  async (signal, times) => {
    const setup = await startExampleSetup({ size });
    await setup.edit('clients/cliente-a.json', (settings) => ({ ...settings, sync_schedule: 'rate(1 day)' }));
    await setup.edit('clients/cliente-b.json', (settings) => ({ ...settings, enabled: false }));
    let [whole, killed] = [0, 0];
    for (let kill = 0; kill < times; kill += 1) {
      const modified = { f_fecha_modificacion: new Date().toISOString() };
      const rows = setup.siesa.products.rows.filter((_, at) => at % 7 === kill % 7);
      setup.siesa.upsert(rows.map((row) => ({ ...row, ...modified, f_cantidad: kill + 1 })));
      await missAStart(setup.dir, ['cliente-a'], 'rate(1 day)');
      const serving = startServe(setup.dir);
      await serving.line('A sync starts in place of those');
      await sleep(Math.random() * 3_000);
      expect(await serving.end(signal)).toEqual(signal === 'SIGTERM' ? [0, null] : [null, signal]);
      if (serving.count('The sync succeeded') > 0) whole += 1;
      else killed += 1;
      expect(serving.count('The sync failed')).toBe(0);
    }
    await missAStart(setup.dir, ['cliente-a'], 'rate(1 day)');
    const last = startServe(setup.dir);
    await last.line('The sync succeeded');
    expect(await last.end('SIGTERM')).toEqual([0, null]);

    const stored = new Map([...setup.kong.products].map(([id, product]) => [id, product['quantity']]));
    expect(stored).toEqual(
      new Map(setup.siesa.products.rows.map((row) => [String(row['f_codigo']).trim(), Number(row['f_cantidad'])])),
    );
    const { out } = await siesaSync(['status', 'cliente-a', '--local', setup.dir, '--json']);
    const { open_rejects, syncs } = JSON.parse(out) as { open_rejects: number; syncs: readonly unknown[] };
    expect(open_rejects).toBe(0);
    expect(syncs[0]).toMatchObject({ status: 'success' });
    process.stdout.write(`${signal}: ${String(killed)} syncs ended by it, ${String(whole)} had ended before\n`);
    await setup.close();
  },
);
