import { bundledRules } from '@siesa-integration/reconciliation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleOnAws, startConsoleOnAws } from '../src/testing/console-on-aws.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const matched = '1;ORD-00001;Ana Torres;A;2026-02-15;100.00\n';
const alone = '1;ORD-00002;Ana Torres;A;2026-02-01;50.00\n';
const key = 'files/supplier-orders/2026-02-16.csv';

describe('reconciliations on AWS, in several executions', () => {
  let aws: ConsoleOnAws;
  beforeAll(async () => {
    aws = await startConsoleOnAws();
    await aws.put('bases/supplier-orders.csv', header + matched);
    await aws.put(key, header + matched + alone);
    await aws.browser.open('/reconciliations');
  }, 60_000);
  afterAll(() => aws.close());
  const start = (fields: Readonly<Record<string, string | File>>) =>
    aws.browser.submit('/reconciliations/files', { day: '2026-02-16', ...fields });

  it('begin again with the files of a job, under what people have decided since', async () => {
    await start({ file: key, base: 'bases/supplier-orders.csv', rules: 'supplier-orders' });
    const job = await aws.newJob();
    await aws.browser.submit(`${job}/decide`, { action: 'write-off', side: 'file', line: '3', note: 'a <i>fee' });
    await aws.browser.submit(`${job}/again`);
    const newer = await aws.newJob();

    expect((await aws.browser.open(newer)).text).toContain('WRITTEN_OFF');
    expect((await aws.browser.open(`${newer}/rows?side=file&line=3`)).text).toMatch(/lo decidió el[^]*a &lt;i&gt;fee/);
  }, 120_000);

  it('read files and rules that were sent, and the same ones of the bucket once more', async () => {
    const rules = JSON.stringify({ ...bundledRules('supplier-orders'), name: 'mine' });
    await start({
      'file-upload': new File([header, matched, alone], 'orders.csv'),
      'base-upload': new File([header, matched], '..'),
      'rules-upload': new File([rules], 'mine.json'),
    });
    const job = await aws.newJob();
    const sent =
      /<option value="(rules\/mine\/[^"]+)">/.exec((await aws.browser.open('/reconciliations')).text)?.[1] ?? '';
    const again = await start({
      file: 'files/mine/file/orders.csv.sent',
      base: 'files/mine/base/file.sent',
      rules: sent,
    });

    expect((await aws.browser.open(job)).text).toContain('TIPO_1_AUSENTE_BASE');
    expect(again.status).toBe(303);
    await expect
      .poll(async () => (await aws.browser.open('/reconciliations')).text, { timeout: 60_000 })
      .not.toContain('notice');
  }, 120_000);

  it('show why a job failed, and go on with it', async () => {
    await start({
      'file-upload': new File(['a;b\n1;2\n'], 'bad.csv'),
      base: 'bases/supplier-orders.csv',
      rules: 'products',
    });
    const list = async () => (await aws.browser.open('/reconciliations')).text;
    await expect.poll(list, { timeout: 60_000 }).toContain('notice failed');
    const open =
      /href="(\/reconciliations\/JOB-[^"]+)"(?=(?:(?!<\/tr>)[^])*sin terminar)/.exec(await list())?.[1] ?? '';
    const page = await aws.browser.open(open);
    const resumed = await aws.browser.submit(`${open}/resume`);

    expect(await list()).toMatch(
      /notice failed">[^<]*bad\.csv · bases\/supplier-orders\.csv[^<]*La conciliación falló con/,
    );
    expect(page.text).toMatch(/Terminaron 0 de 3 etapas[^]*Continuarla/);
    expect((await aws.browser.open(`${open}/breaks.csv`)).status).toBe(404);
    expect(resumed.headers.get('location')).toBe('/reconciliations');
  }, 120_000);
});
