import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReconciliations } from './open-reconciliations.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'failure-notice-'));
  writeFileSync(join(folder, 'base.csv'), `${header}12;ORD-70010;Rui Costa;ATV;2026-02-15;1.00\n`);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('the notice of a refused file shows bad rows with masked names, and where its logs are', async () => {
  const bad = ['12;ORD-70010;Canary Silva;ATV;2026-02-15;1.005', 'short;Canary', 'x;"ORD";Canary Silva'];
  writeFileSync(join(folder, 'file.csv'), `${header}${bad.join('\n')}\n`);
  const reconciliations = await openReconciliations(folder);
  const { status, error } = await reconciliations.start({
    object_key: join(folder, 'file.csv'),
    base_key: join(folder, 'base.csv'),
    rules_key: 'supplier-orders',
    business_date: '2026-02-16',
  }).result;
  const [notice] = await reconciliations.alerts.latest(1);
  reconciliations.close();

  expect({ status, error }).toEqual({ status: 'FAILED', error: 'FileRejected' });
  expect(JSON.parse(notice?.message ?? '')).toMatchObject({
    amostra: [
      'file;2;valor;AMOUNT_DECIMALS;tem mais de duas casas decimais, os valores nunca são arredondados;fornecedor_id=12, ordem_id=ORD-70010, nome=***Silva, ativo_id=ATV, data=2026-02-15, valor=1.005',
      'file;3;;COLUMNS_MISSING;a linha tem menos colunas que o cabeçalho;',
      'file;4;;COLUMNS_MISSING;a linha tem menos colunas que o cabeçalho;',
    ],
    link_para_logs: join(folder, '.siesa-sync/reconciliations'),
    severidade: 'CRITICAL',
  });
  expect(notice?.message).not.toContain('Canary');
});
