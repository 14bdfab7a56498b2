import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { jobPlace } from '@siesa-integration/workflow-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleOnAws, startConsoleOnAws } from '../../testing/console-on-aws.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const matched = '1;ORD-00001;Ana Torres;A;2026-02-15;100.00\n';
const alone = '1;ORD-00002;Ana <b>Torres;A;2026-02-01;50.00\n';

/** One execution, because each takes seconds. What needs more of them is played each night. */
describe('the pages of reconciliations on AWS', () => {
  let aws: ConsoleOnAws;
  let job: string;
  beforeAll(async () => {
    aws = await startConsoleOnAws();
    await aws.put('bases/supplier-orders.csv', header + matched);
  }, 60_000);
  afterAll(() => aws.close());

  it('start with a file of the reader and what the bucket has, and show what was found', async () => {
    const { open, submit } = aws.browser;
    const empty = await open('/reconciliations');
    const started = await submit('/reconciliations/files', {
      'file-upload': new File([header, matched, alone], '..\\..\\pedidos de <hoy>.csv'),
      'base-upload': new File([], ''), // as browsers send a field without a file
      base: 'bases/supplier-orders.csv',
      rules: 'supplier-orders',
      day: '2026-02-16',
    });
    job = await aws.newJob();
    const { text } = await open(job);

    expect(empty.text).toMatch(/todavía no se ha conciliado nada[^]*<option value="bases\/supplier-orders\.csv">/);
    expect([started.status, started.headers.get('location')?.slice(0, 16)]).toEqual([303, '/reconciliations']);
    expect(text).toMatch(
      /pedidos-de--hoy-\.csv\.sent[^]*Diferencias por tipo y antigüedad[^]*"8–30 días" class="n">1</,
    );
    expect(text).toMatch(/Saldo de ambos lados[^]*EQUAL[^]*ONLY_HERE/);
    expect(text).toContain('***&lt;b&gt;Torres');
    expect((await open('/audit')).text).toContain('pedidos de &lt;hoy&gt;.csv · bases/supplier-orders.csv');
  }, 60_000);

  it('explain a row, and keep what a person decides', async () => {
    const lone = await aws.browser.open(`${job}/rows?side=file&line=3`);
    const decide = (note: string) =>
      aws.browser.submit(`${job}/decide`, { action: 'write-off', side: 'file', line: '3', note });

    expect(lone.text).toMatch(/ONLY_HERE[^]*ORD-00002[^]*Van juntas[^]*No necesita otra/);
    expect([(await decide(' ')).status, (await decide('a fee')).status]).toEqual([400, 303]);
    expect((await aws.browser.open('/audit')).text).toMatch(/decidió sobre una fila/);
  });

  it('give all breaks as a file, which stays when the verdicts are gone', async () => {
    const { text, headers } = await aws.browser.open(`${job}/breaks.csv`);
    const { key: Key } = jobPlace(job.split('/').at(-1) ?? '', 'reconcile/verdicts.parquet');
    await aws.clients.s3.send(new DeleteObjectCommand({ Bucket: aws.names.intermediateBucket, Key }));
    const page = await aws.browser.open(job);

    expect(headers.get('content-disposition')).toMatch(/filename="[\w-]+\.csv"/);
    expect(text).toContain('ORD-00002');
    expect(page.text).toMatch(/badge failed">[^<]*1<[^]*se guardan 7 días/);
    expect(page.text).not.toContain('/rows"');
    expect((await aws.browser.open(`${job}/breaks.csv`)).text).toBe(text);
  });

  it('refuse what is missing, and jobs that there are not', async () => {
    const { open, submit } = aws.browser;
    const nothing = await submit('/reconciliations/files', { base: 'bases/supplier-orders.csv', rules: 'products' });
    const unknown = await submit('/reconciliations/files', { file: '/etc/hostname', base: 'b', rules: 'products' });
    const absent = '/reconciliations/JOB-20260101-000000-ffffff';

    expect([nothing.status, nothing.text.includes('elija un archivo de este equipo')]).toEqual([400, true]);
    expect([unknown.status, unknown.text.includes('s3://')]).toEqual([400, true]); // never a file of this machine
    expect((await open(absent)).text).toContain('no tiene un trabajo');
    expect((await open(`${absent}/breaks.csv`)).status).toBe(404);
    for (const verb of ['again', 'resume'])
      expect((await submit(`${absent}/${verb}`)).text).toContain('no tiene un trabajo');
    const products = (fields: Readonly<Record<string, string | File>>) => submit('/reconciliations/products', fields);
    const someone = await products({ client: 'nobody', rules: 'products' });
    const noRules = await products({ client: 'cliente-a', 'file-upload': new File(['a;b'], 'a.csv') });
    expect([someone.status, someone.text.includes('nobody')]).toEqual([404, true]);
    expect([noRules.status, noRules.text.includes('elija un archivo de este equipo')]).toEqual([400, true]);
  });
});
