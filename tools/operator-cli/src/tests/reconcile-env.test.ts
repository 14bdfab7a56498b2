import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createProductExport,
  type ReconcilingEnvironment,
  startReconcilingEnvironment,
} from '@siesa-integration/console/testing';
import { bundledRules } from '@siesa-integration/reconciliation';
import { openLocalHost } from '@siesa-integration/operator/hosts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup } from '../testing/example-setup.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const base = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.00\n`;
const file = `${base}12346;ORD-70002;Luis Prado;ATV-002;2026-02-15;2300.50\n`;
const key = 'files/supplier-orders/2026-02-16.csv';

/** The jobs of an environment in which the emulated host reconciles. */
describe('siesa-sync reconcile --env', () => {
  let host: ReconcilingEnvironment;
  let dir: string;
  let job: string;

  beforeAll(async () => {
    host = await startReconcilingEnvironment();
    ({ dir } = host);
    await host.put('bases/supplier-orders.csv', base);
    await host.put('rules/supplier-orders.json', JSON.stringify(bundledRules('supplier-orders')));
    await host.put(key, file);
    job = await reconciled();
  });
  afterAll(() => host.close());

  const reconciled = async (): Promise<string> => {
    const { status, output } = await host.start({ object_key: key, business_date: '2026-02-16' }).result;
    expect(status).toBe('SUCCEEDED');
    return (output as { readonly job_id: string }).job_id;
  };
  const reconcile = (...args: readonly string[]) => siesaSync(['reconcile', ...args, '--env', 'dev']);
  const written = async (name: string, text: string): Promise<string> => {
    await writeFile(join(dir, name), text);
    return join(dir, name);
  };

  it('explains a row of a job', async () => {
    const { out, code } = await reconcile('explain', job, '3');

    expect(out).toContain('ONLY_HERE');
    expect(out).toContain('HIGH TIPO_1_AUSENTE_BASE');
    expect(code).toBe(0);
  });

  it('keeps what a person decides: it holds when the file comes again, and diff shows it', async () => {
    const decided = await reconcile('write-off', job, '3', '--note', 'cancelled', '--json');
    expect(JSON.parse(decided.out)).toMatchObject({
      action: 'write-off',
      again: expect.stringMatching(
        /^siesa-sync reconcile run 's3:.+' --rules 's3:.+' --against 's3:.+' --day 2026-02-16 --env dev$/,
      ) as string,
    });

    const { again: command } = JSON.parse(decided.out) as { readonly again: string };
    const args = command.split(' ').map((word) => word.replaceAll("'", ''));
    const { out, code } = await siesaSync([...args.slice(1), '--json']);
    expect(code).toBe(0);
    const { jobId: again } = JSON.parse(out) as { readonly jobId: string };
    expect(again).not.toBe(job);
    expect((await reconcile('explain', again, '3')).out).toContain('WRITTEN_OFF');
    expect(JSON.parse((await reconcile('diff', job, again, '--json')).out)).toMatchObject({
      gone: 1,
      fresh: 0,
      same: 0,
    });
  });

  it('sends files and rules of this machine, follows the execution, and shows what it found', async () => {
    const rules = { ...bundledRules('supplier-orders'), name: 'mine' };
    const args = [
      'run',
      await written('file of today.csv', file.replace('2300.50', '2300.51')),
      '--rules',
      await written('mine.json', JSON.stringify(rules)),
      '--against',
      await written('base.csv', base),
      '--day',
      '2026-02-16',
    ];
    const page = join(dir, 'page.html');
    const { out, err, code } = await reconcile(...args, '--page', page);

    expect(code).toBe(1);
    expect(out).toMatch(/^JOB-\d{8}-\d{6}-[0-9a-f]{6} is reconciled\.$/m);
    expect(out).toMatch(/TIPO_1_AUSENTE_BASE +HIGH +1/);
    expect(out).toMatch(
      new RegExp(`All breaks: s3://${host.names.outputBucket}/reports/JOB-[^/]+/divergencias_[^/]+\\.csv$`, 'm'),
    );
    expect(err).toMatch(/^arn:.+:execution:.+:run-\d{8}T\d{6}-/);
    expect(await readFile(page, 'utf8')).toContain('TIPO_1_AUSENTE_BASE');

    const again = await siesaSync(['reconcile', ...args, '--env', 'dev'], { language: 'es' });
    expect(again.out).toContain('ya concilió estos archivos');
    expect(again.code).toBe(1);
  });

  it('sends the total file that the rules declare, before its file', async () => {
    const { file: side, base: other, ...rest } = bundledRules('supplier-orders');
    const withTotal = { ...side, dialect: { ...side.dialect, total_file: '.total' } };
    const rules = await written(
      'totals.json',
      JSON.stringify({ ...rest, name: 'totals', file: withTotal, base: other }),
    );
    const path = await written('totals.csv', file);
    const run = async () =>
      reconcile('run', path, '--rules', rules, '--against', await written('base.csv', base), '--day', '2026-02-16');

    expect((await run()).err).toContain("totals.csv.total'");
    await written('totals.csv.total', '1.00');
    expect((await run()).err).toContain('its total file says 1.00 and its rows add up to 3800.50');
    await written('totals.csv.total', '3800.50;2');
    expect((await run()).out).toMatch(/TIPO_1_AUSENTE_BASE +HIGH +1/);
  });

  it('reports a failure, and starts its job again', async () => {
    const empty = await written('empty.csv', header);
    const failed = await reconcile('run', empty, '--rules', 'supplier-orders', '--against', empty);
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('The reconciliation failed with FileRejected');

    const alerted = (await host.alerts()).flatMap(
      ({ subject }) => /^Reconciliation (\S+) failed: FileRejected$/.exec(subject)?.[1] ?? [],
    );
    const job = alerted.at(-1) ?? '';
    const resumed = await reconcile('resume', job);
    expect(resumed.err).toMatch(/^arn:.+:resume-\d{8}T\d{6}-/);
    expect(resumed.err).toContain('The reconciliation failed with FileRejected');
  });

  it('says at Ctrl+C that the execution goes on without it', async () => {
    const { err } = await siesaSync(['reconcile', 'resume', job, '--env', 'dev'], {
      onCtrlC: (first) => {
        first();
        return { [Symbol.dispose]: () => undefined };
      },
    });

    expect(err).toContain('goes on in AWS without this command');
  });

  it("compares a client's products, and has the next sync send those that differ", async () => {
    const setup = await startExampleSetup();
    const exported = await createProductExport(setup);
    const openHost = async () => ({ ...(await openLocalHost(setup.dir)), options: '--env dev' });
    const run = (...args: readonly string[]) => siesaSync([...args, '--env', 'dev'], { openHost });
    await run('sync', 'cliente-a', '--type', 'initial');
    const before = structuredClone(exported.products);
    exported.changeByHand();
    await exported.write();

    const { out, err, code } = await run(...exported.run);
    expect(out).toMatch(/MISSING_IN_PRODUCT +HIGH +2\n/);
    expect(code, err).toBe(1);
    const [repair = '', found = ''] = /siesa-sync reconcile repair (JOB-\S+) --env dev/.exec(out) ?? [];
    expect((await run(...repair.split(' ').slice(1, 4))).out).toMatch(
      /^5 products are marked: .*siesa-sync sync cliente-a --env dev/,
    );
    await run('sync', 'cliente-a', '--type', 'incremental');
    expect([...exported.products.keys()].filter((id) => !before.has(id))).toEqual(['STRANGER']);
    for (const [id, { name, quantity }] of before) expect(exported.products.get(id)).toMatchObject({ name, quantity });

    expect((await run('reconcile', 'repair', job)).err).toContain(`'${job}' does not compare a client's products`);
    expect(found).not.toBe(job);
    await setup.close();
  });

  it('starts nothing for products when the rules or the export are missing', async () => {
    const setup = await startExampleSetup();
    const openHost = async () => ({ ...(await openLocalHost(setup.dir)), options: '--env dev' });
    const refused = async (file: string, rules: string) =>
      siesaSync(['reconcile', 'run', file, '--rules', rules, '--against', 'client:cliente-a', '--env', 'dev'], {
        openHost,
      });

    expect((await refused('/nowhere.csv', 'products')).err).toContain("The file '/nowhere.csv' cannot be read");
    expect((await refused('/nowhere.csv', '/no-rules.json')).err).toContain("The rules '/no-rules.json' cannot");
    expect((await refused('destination:cliente-a', `s3://${host.names.ingressBucket}/rules/none.json`)).err).toContain(
      "rules/none.json' cannot be read",
    );
    const { err, code } = await refused(await written('no products.csv', 'id;name\n'), 'products');
    expect(err).toContain('siesa-sync sync cliente-a --type initial --env dev');
    expect(code).toBe(2);
    await setup.close();
  });

  it.each([
    [
      ['run', '/nowhere.csv', '--rules', 'products', '--against', '/nowhere.csv'],
      "The file '/nowhere.csv' cannot be read",
    ],
    [['run', 'destination:sur', '--rules', 'products', '--against', 'client:norte'], "The destination of 'sur' is"],
    [['run', 'a.csv', '--rules', 'products', '--against', 'client:norte'], 'is not deployed'],
    [['resume', 'JOB-20260216-061500-ffffff'], "dev has no job 'JOB-20260216-061500-ffffff'"],
    [['resume', '../JOB'], "dev has no job '../JOB'"],
    [['explain', 'JOB-20260216-061500-ffffff', '2'], "dev has no job 'JOB-20260216-061500-ffffff'"],
    [['explain', '../JOB', '2'], "dev has no job '../JOB'"],
    [['diff', 'JOB-20260216-061500-ffffff', 'JOB-20260216-061500-eeeeee'], 'dev has no job'],
  ])('refuses %j', async (args, problem) => {
    const { err, code } = await reconcile(...args);

    expect(err).toContain(problem);
    expect(code).toBe(2);
  });

  it('refuses an environment that is unknown, not deployed, or named beside a folder', async () => {
    const explain = (...args: readonly string[]) => siesaSync(['reconcile', 'explain', job, '2', ...args]);

    expect((await explain('--env', 'prd')).err).toContain("There is no environment 'prd'");
    expect((await explain('--env', 'prod')).err).toContain("The environment 'prod' does not reconcile");
    expect((await explain('--env', 'dev', '--local', dir)).err).toContain('Say where: either --local DIR');
  });
});
