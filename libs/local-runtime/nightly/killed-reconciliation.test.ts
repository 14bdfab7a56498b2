import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReconciliations } from '../src/reconciliation/open-reconciliations.ts';

const job = 'JOB-20260216-061500-9f3a2c';
const rows = (amount: (at: number) => number): string =>
  Array.from(
    { length: 2_000 },
    (_, at) => `1;ORD-${String(10_000 + at)};Ana Torres;ATV;2026-02-15;${String(amount(at))}.00\n`,
  ).join('');

const reconcile = (folder: string, killAt: number) =>
  spawnSync(
    process.execPath,
    [
      '--conditions=@siesa-integration/source',
      join(import.meta.dirname, 'reconcile-in-process.ts'),
      folder,
      job,
      String(killAt),
    ],
    { encoding: 'utf8' },
  );

const written = (folder: string): Readonly<Record<string, string>> => {
  const cwd = join(folder, '.siesa-sync/reconciliations', job);
  return Object.fromEntries(
    globSync('{validate,reconcile,report}/*', { cwd })
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(cwd, path)))
          .digest('hex'),
      ]),
  );
};

const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
  writeFileSync(join(folder, 'file.csv'), header + rows((at) => at + 1));
  writeFileSync(join(folder, 'base.csv'), header + rows((at) => (at % 20 === 0 ? at + 2 : at + 1)));
  return folder;
};

it('a process that is killed at any call of a port leaves a job that ends with the same bytes when it is started again', async () => {
  const calm = await aFolder();
  expect(reconcile(calm, 0)).toMatchObject({ status: 0, stderr: '' });
  const undisturbed = written(calm);
  expect(Object.keys(undisturbed)).toHaveLength(10);

  let killed = 0;
  for (let at = 1; ; at += 1) {
    const folder = await aFolder();
    const { signal } = reconcile(folder, at);
    if (signal === null) break;
    killed += 1;

    const reconciliations = await openReconciliations(folder);
    const { status } = await reconciliations.start({
      job_id: job,
      object_key: join(folder, 'file.csv'),
      base_key: join(folder, 'base.csv'),
      rules_key: 'supplier-orders',
      business_date: '2026-02-16',
    }).result;
    expect({ at, status }).toEqual({ at, status: 'SUCCEEDED' });
    expect(written(folder), `killed at call ${String(at)}`).toEqual(undisturbed);
    expect(await reconciliations.alerts.latest(10)).toHaveLength(1);
    reconciliations.close();
    await rm(folder, { recursive: true });
  }
  expect(killed).toBeGreaterThan(12);
  await rm(calm, { recursive: true });
});
