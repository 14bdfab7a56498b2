import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRules } from '@siesa-integration/reconciliation';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReconciliations, type Reconciliations } from './open-reconciliations.ts';

const text = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n1;ORD-00001;Ana;A;2026-02-15;1500.75\n';

let folder: string;
let reconciliations: Reconciliations;
const put = (name: string, content: string): Promise<void> => writeFile(join(folder, name), content);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'total-file-'));
  const { file, base, ...rules } = bundledRules('supplier-orders');
  const withTotal = { ...file, dialect: { ...file.dialect, total_file: '.total' } };
  await put('rules.json', JSON.stringify({ ...rules, file: withTotal, base }));
  await put('file.csv', text);
  await put('base.csv', text);
  reconciliations = await openReconciliations(folder);
});
afterEach(async () => {
  reconciliations.close();
  await rm(folder, { recursive: true });
});

/** The id of the job, which a refused one has too, how it ended and why. */
const end = async () => {
  const execution = reconciliations.start({
    object_key: join(folder, 'file.csv'),
    base_key: join(folder, 'base.csv'),
    rules_key: join(folder, 'rules.json'),
    business_date: '2026-02-16',
  });
  const { status, cause, endState } = await execution.result;
  const claimed = (await Array.fromAsync(execution.events)).find(
    (event) => event.kind === 'exited' && event.state === 'ClaimFile',
  );
  const { job_id: jobId } = (claimed as { readonly output: { readonly job_id: string } }).output;
  return { status, cause, endState, jobId };
};

it('a file that was refused because of its total is the same job again when the total is corrected', async () => {
  const missing = await end();
  expect(missing.status).toBe('FAILED');
  expect(missing.cause).toContain("its total file 'file.csv.total' is missing. Send it before the file.");

  await put('file.csv.total', '1500.76');
  const wrong = await end();
  expect(wrong.cause).toContain('its total file says 1500.76 and its rows add up to 1500.75, a difference of 0.01.');

  await put('file.csv.total', '1500.75;1\n');
  const corrected = await end();
  expect(corrected).toMatchObject({ status: 'SUCCEEDED', endState: 'Success' });
  expect(new Set([missing.jobId, wrong.jobId, corrected.jobId]).size).toBe(1);
});
