import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRules } from '@siesa-integration/reconciliation';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openJob } from '../testing/open-job.ts';
import { validateStage } from '../job/clean-files.ts';
import { validateCsv } from './validate-csv.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'validate-csv-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const row = '1;ORD-00001;Ana;A;2026-02-15;1.00\n';
const text = `fornecedor_id;ordem_id;nome;ativo_id;data;valor\n${row}`;

it.each(['object_key', 'base_key'] as const)('refuses a file that changed after its claim: %s', async (side) => {
  const day = '2026-02-16';
  const { event, ports, folder } = await openJob(root, {
    file: text,
    base: text,
    rules: bundledRules('supplier-orders'),
    day,
  });
  expect(event).toMatchObject({ validation: { status: 'accepted' } });

  await rm(join(folder, validateStage), { recursive: true });
  await appendFile(event.request[side], row.replace('00001', '00002'));
  const again = await validateCsv(event, ports, { signal: new AbortController().signal });

  expect(again.validation).toMatchObject({
    status: 'refused',
    error: { Error: 'FileRejected', Cause: expect.stringContaining('it has changed since it was claimed.') as string },
  });
});
