import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReconcilerPorts } from '@siesa-integration/reconciliation-stages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReconciliations, type Reconciliations } from './open-reconciliations.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const file = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.75
12346;ORD-70002;Luis Prado;ATV-002;2026-02-15;2300.50
12346;ORD-70003;Rosa Lima;ATV-002;2026-02-15;75.10
`;
const base = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.00
12347;ORD-70004;Rui Costa;ATV-001;2026-02-15;890.25
12346;ORD-70003;Rosa Lima;ATV-002;2026-02-15;75.10
`;

let folder: string;
const opened: Reconciliations[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reconciliations-'));
  writeFileSync(join(folder, 'file.csv'), file);
  writeFileSync(join(folder, 'base.csv'), base);
});
afterEach(async () => {
  for (const one of opened.splice(0)) one.close();
  await rm(folder, { recursive: true, force: true });
});

const open = async (
  change: (standard: ReconcilerPorts) => Partial<ReconcilerPorts> = () => ({}),
  timeouts: Readonly<Record<string, number>> = {},
) => {
  const reconciliations = await openReconciliations(folder, {
    ports: (standard) => ({ ...standard, ...change(standard) }),
    timeouts,
  });
  opened.push(reconciliations);
  return reconciliations;
};

const request = (change: Record<string, string> = {}) => ({
  object_key: join(folder, 'file.csv'),
  base_key: join(folder, 'base.csv'),
  rules_key: 'supplier-orders',
  business_date: '2026-02-16',
  ...change,
});

const end = async (reconciliations: Reconciliations, change: Record<string, string> = {}) => {
  const result = await reconciliations.start(request(change)).result;
  return { ...result, jobId: jobOf(result.output) };
};

const jobOf = (output: unknown): string => (output as { readonly job_id?: string } | undefined)?.job_id ?? '';

/** What a job has written, by file: the digests of two undisturbed jobs are equal. */
const written = (reconciliations: Reconciliations, jobId: string): Readonly<Record<string, string>> => {
  const cwd = reconciliations.jobFolder(jobId);
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

describe('a reconciliation', () => {
  it('writes the report of the reference, and notifies once', async () => {
    const reconciliations = await open();
    const { status, endState, jobId } = await end(reconciliations);

    expect({ status, endState }).toEqual({ status: 'SUCCEEDED', endState: 'Success' });
    const [csv = ''] = globSync('report/*.csv', { cwd: reconciliations.jobFolder(jobId) });
    expect(csv).toMatch(/^report\/divergencias_\d{4}-\d\d-\d\d_\d{6}\.csv$/);
    const lines = readFileSync(join(reconciliations.jobFolder(jobId), csv), 'utf8').split('\r\n');
    const hashOf = (row: string): string => createHash('sha256').update(row).digest('hex');
    expect(lines).toEqual([
      '\uFEFFfornecedor_id;ordem_id;nome;ativo_id;data;valor_csv;valor_base;tipo_divergencia;detalhes;severidade;hash_linha',
      `12347;ORD-70004;***Costa;ATV-001;2026-02-15;;890.25;TIPO_2_AUSENTE_CSV;Transação não encontrada no CSV;HIGH;${hashOf('12347|ORD-70004|Rui Costa|ATV-001|2026-02-15|890.25')}`,
      `12346;ORD-70002;***Prado;ATV-002;2026-02-15;2300.50;;TIPO_1_AUSENTE_BASE;Transação não encontrada na base interna;HIGH;${hashOf('12346|ORD-70002|Luis Prado|ATV-002|2026-02-15|2300.50')}`,
      `12345;ORD-70001;***Torres;ATV-001;2026-02-15;1500.75;1500.00;TIPO_3_VALOR;Diferença de R$ 0,75;MEDIUM;${hashOf('12345|ORD-70001|Ana Torres|ATV-001|2026-02-15|1500.75')}`,
      '',
    ]);
    const alerts = await reconciliations.alerts.latest(10);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.subject).toBe(`Reconciliation ${jobId}: 3 breaks`);
    expect(JSON.parse(alerts[0]?.message ?? '')).toMatchObject({
      job_id: jobId,
      severidade: 'INFO',
      divergencias: [
        { type: 'TIPO_2_AUSENTE_CSV', severity: 'HIGH', count: 1 },
        { type: 'TIPO_1_AUSENTE_BASE', severity: 'HIGH', count: 1 },
        { type: 'TIPO_3_VALOR', severity: 'MEDIUM', count: 1 },
      ],
      file: { rows: 3, cents: 387_635 },
      duration_seconds: expect.any(Number) as number,
    });
    expect(alerts[0]?.message).not.toContain('Ana');
  });

  it('defuses what a spreadsheet would run, lists bad rows, and goes on without them', async () => {
    const more = Array.from({ length: 20 }, (_, at) => `1;ORD-8000${String(at)};B C;ATV;2026-02-15;2.00\n`);
    const odd = '=1+1;ORD-70009;"Eva ""X"" Paz";ATV;2026-02-15;1.00\n12;ORD-70010;Canary Silva;ATV;2026-02-15;1.005\n';
    writeFileSync(join(folder, 'file.csv'), [file, odd, ...more].join(''));
    const reconciliations = await open();
    const { status, jobId } = await end(reconciliations);

    expect(status).toBe('SUCCEEDED');
    const job = reconciliations.jobFolder(jobId);
    expect(readFileSync(join(job, 'validate/bad-rows.csv'), 'utf8')).toBe(
      'side;line;column;code;reason;row\nfile;6;valor;AMOUNT_DECIMALS;tem mais de duas casas decimais, os valores nunca são arredondados;fornecedor_id=12, ordem_id=ORD-70010, nome=***Silva, ativo_id=ATV, data=2026-02-15, valor=1.005\n',
    );
    const [csv = ''] = globSync('report/*.csv', { cwd: job });
    expect(readFileSync(join(job, csv), 'utf8')).toContain("\r\n'=1+1;ORD-70009;***Paz;");
  });

  it.each([
    ['a missing file', { object_key: '/nowhere/file.csv' }, 'ReconciliationInputInvalid'],
    ['a missing rule document', { rules_key: '/nowhere/rules.json' }, 'ReconciliationInputInvalid'],
    ['a request without a base', { base_key: '' }, 'ReconciliationInputInvalid'],
  ])('fails for %s before it has a job, and notifies', async (_name, change, error) => {
    const reconciliations = await open();

    expect(await end(reconciliations, change)).toMatchObject({ status: 'FAILED', error, endState: 'Failure' });
    const alerts = await reconciliations.alerts.latest(10);
    expect(alerts.map(({ subject }) => subject)).toEqual([`Reconciliation without a job failed: ${error}`]);
  });

  it('fails for a file that cannot be used, with its reason, and reads the corrected one', async () => {
    writeFileSync(join(folder, 'file.csv'), header);
    const reconciliations = await open();

    expect(await end(reconciliations)).toMatchObject({
      status: 'FAILED',
      error: 'FileRejected',
      cause: expect.stringContaining('it has a header and no rows') as string,
    });
    writeFileSync(join(folder, 'file.csv'), file);
    expect(await end(reconciliations)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('refuses a folder and a job that are not there', async () => {
    await expect(openReconciliations(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'FOLDER_MISSING' });
    await expect((await open()).resume('JOB-20260216-061500-9f3a2c')).rejects.toMatchObject({ code: 'JOB_UNKNOWN' });
  });
});

describe('the same files', () => {
  it('are reconciled once: again, under another name, and by two at once; with another base they are others', async () => {
    const [one, other] = [await open(), await open()];
    const both = await Promise.all([end(one), end(other)]);
    writeFileSync(join(folder, 'copy.csv'), file);
    const later = await end(other, { object_key: join(folder, 'copy.csv') });
    const withOtherBase = await end(one, { base_key: join(folder, 'copy.csv') });

    const jobs = new Set([...both, later].map(({ jobId }) => jobId));
    expect(jobs.size).toBe(1);
    expect([...both, later].map(({ endState }) => endState).sort()).toEqual(['AlreadyDone', 'AlreadyDone', 'Success']);
    expect(withOtherBase.endState).toBe('Success');
    expect(withOtherBase.jobId).not.toBe(later.jobId);
    const notices = (await one.alerts.latest(10)).map(({ message }) => JSON.parse(message) as object);
    expect(notices).toHaveLength(2);
    expect(notices[0]).toMatchObject({ job_id: withOtherBase.jobId, substitui: later.jobId });
    expect(notices[1]).not.toHaveProperty('substitui');
  });
});

describe('a stage that fails', () => {
  const stages = ['validate', 'reconcile', 'report'] as const;
  const job = { job_id: 'JOB-20260216-061500-9f3a2c' };
  let undisturbed: Readonly<Record<string, string>>;
  beforeEach(async () => {
    if (undisturbed as unknown) return;
    const reconciliations = await open();
    await end(reconciliations, job);
    undisturbed = written(reconciliations, job.job_id);
    await rm(join(folder, '.siesa-sync'), { recursive: true });
  });

  it.each(stages.map((stage, at) => [stage, at] as const))(
    '%s: checkpoint, one notice, and a resumed job with the same bytes',
    async (_stage, at) => {
      let failing = true;
      let calls = 0;
      // Claim and each stage read the rules once.
      const reconciliations = await open((standard) => ({
        readRules: (key) =>
          failing && (calls += 1) === at + 2
            ? Promise.reject(Object.assign(new Error('The disk is away.'), { name: 'EngineFailed' }))
            : standard.readRules(key),
      }));
      const { status, error } = await end(reconciliations, job);
      const notices = await reconciliations.alerts.latest(10);

      expect({ status, error }).toEqual({ status: 'FAILED', error: 'EngineFailed' });
      expect(notices.map(({ subject }) => subject)).toEqual([`Reconciliation ${job.job_id} failed: EngineFailed`]);
      const checkpoint = readFileSync(join(reconciliations.jobFolder(job.job_id), 'checkpoint.json'), 'utf8');
      expect(JSON.parse(checkpoint)).toEqual({
        job_id: job.job_id,
        error: { Error: 'EngineFailed', message: 'The disk is away.' },
        stages: stages.slice(0, at),
        resume: `siesa-sync reconcile resume ${job.job_id} --local ${folder}`,
      });

      failing = false;
      const resumed = await (await reconciliations.resume(job.job_id)).result;
      expect(resumed).toMatchObject({ status: 'SUCCEEDED', endState: 'Success' });
      expect(written(reconciliations, job.job_id)).toEqual(undisturbed);
      expect(Object.keys(undisturbed)).toHaveLength(10);
    },
  );

  it('that hangs times out, and frees its claim', async () => {
    const hanging = await open(() => ({ readRules: () => Promise.withResolvers<never>().promise }), { ClaimFile: 0.2 });

    expect(await end(hanging)).toMatchObject({ status: 'FAILED', error: 'States.Timeout', endState: 'Failure' });
    expect((await end(await open())).endState).toBe('Success');
  });

  it('at the deadline stops by itself, is not retried, and frees its claim', async () => {
    const late = await open(() => ({ now: () => Date.now() + 18 * 60_000 }));

    expect(await end(late)).toMatchObject({ status: 'FAILED', error: 'DeadlinePassed' });
    expect((await end(await open())).endState).toBe('Success');
  });

  it('writes a damaged file again', async () => {
    let failing = true;
    const reconciliations = await open((standard) => ({
      claims: {
        ...standard.claims,
        settle: (fileId, owner, state) =>
          failing && state === 'done'
            ? Promise.reject(Object.assign(new Error('The disk is away.'), { name: 'EngineFailed' }))
            : standard.claims.settle(fileId, owner, state),
      },
    }));
    await end(reconciliations, job);
    writeFileSync(join(reconciliations.jobFolder(job.job_id), 'reconcile/breaks.parquet'), 'damaged');

    failing = false;
    await (await reconciliations.resume(job.job_id)).result;
    expect(written(reconciliations, job.job_id)).toEqual(undisturbed);
  });
});
