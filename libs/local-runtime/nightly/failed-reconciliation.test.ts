import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReconcilerPorts } from '@siesa-integration/reconciliation-stages';
import { reconciliationStates as states } from '@siesa-integration/workflow-contract';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openReconciliations,
  type Reconciliations,
  type ReconciliationsOptions,
} from '../src/reconciliation/open-reconciliations.ts';

const job = 'JOB-20260216-061500-9f3a2c';
const stages = ['validate', 'reconcile', 'report'] as const;
const stateOf = {
  claim: states.claimFile,
  validate: states.validateCsv,
  reconcile: states.reconcileData,
  report: states.prepareQuickSight,
} as const;

let folder: string;
let undisturbed: Readonly<Record<string, string>>;
const opened: Reconciliations[] = [];

const aFolder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'failed-'));
  const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
  writeFileSync(join(made, 'base.csv'), `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.00\n`);
  writeFileSync(join(made, 'file.csv'), `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.75\n`);
  return made;
};
const open = async (options: ReconciliationsOptions = {}): Promise<Reconciliations> => {
  const reconciliations = await openReconciliations(folder, options);
  opened.push(reconciliations);
  return reconciliations;
};
const close = async (): Promise<void> => {
  for (const one of opened.splice(0)) one.close();
  await rm(folder, { recursive: true });
};
const request = () => ({
  job_id: job,
  object_key: join(folder, 'file.csv'),
  base_key: join(folder, 'base.csv'),
  rules_key: 'supplier-orders',
  business_date: '2026-02-16',
});
const written = (): Readonly<Record<string, string>> => {
  const cwd = join(folder, '.siesa-sync/reconciliations', job);
  const files = globSync('{validate,reconcile,report}/*', { cwd }).sort();
  return Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(cwd, path)))
        .digest('hex'),
    ]),
  );
};

beforeAll(async () => {
  folder = await aFolder();
  await (await open()).start(request()).result;
  undisturbed = written();
  await close();
});
beforeEach(async () => {
  folder = await aFolder();
});
afterEach(close);

/** What happens to the first call of a stage: each stage, and the claim before it, reads the rules once. */
const faults = {
  throws: {
    error: 'EngineFailed',
    call: () => Promise.reject(Object.assign(new Error('The disk is away.'), { name: 'EngineFailed' })),
  },
  hangs: { error: 'States.Timeout', call: () => Promise.withResolvers<never>().promise },
} as const;
type Fault = keyof typeof faults;

const failingAt = (at: number, fault: Fault): ReconciliationsOptions => {
  let calls = 0;
  return {
    timeouts: fault === 'hangs' ? { [Object.values(stateOf)[at] ?? '']: 2 } : {},
    ports: (standard) => ({
      ...standard,
      readRules: (key) => ((calls += 1) === at + 1 ? faults[fault].call() : standard.readRules(key)),
    }),
  };
};

/** A clock that passes the deadline when the claim and `before` stages have ended. */
const lateAfter = (before: number): ReconciliationsOptions => {
  let kept = 0;
  return {
    ports: (standard): ReconcilerPorts => ({
      ...standard,
      keepJob: async (jobId) => {
        await standard.keepJob(jobId);
        kept += 1;
      },
      now: () => Date.now() + (kept > before ? 18 * 60_000 : 0),
    }),
  };
};

const end = async (reconciliations: Reconciliations) => {
  const { status, error, endState } = await reconciliations.start(request()).result;
  const notices = await reconciliations.alerts.latest(10);
  return { status, error, endState, notices: notices.map(({ subject }) => subject) };
};

const failedWith = (error: string, named = job) => ({
  status: 'FAILED',
  error,
  endState: 'Failure',
  notices: [`Reconciliation ${named} failed: ${error}`],
});

const resumed = async (): Promise<void> => {
  const whole = await open();
  const { status, endState } = await (await whole.resume(job)).result;
  expect({ status, endState }).toEqual({ status: 'SUCCEEDED', endState: 'Success' });
  expect(written()).toEqual(undisturbed);
};

describe('a stage of a reconciliation, on the embedded host', () => {
  it.each(stages.flatMap((stage, at) => (['throws', 'hangs'] as const).map((fault) => [stage, fault, at] as const)))(
    '%s %s: a checkpoint, one notice, and a resumed job with the bytes of an undisturbed one',
    async (_stage, fault, at) => {
      const failing = await open(failingAt(at + 1, fault));

      expect(await end(failing)).toEqual(failedWith(faults[fault].error));
      const checkpoint = readFileSync(join(failing.jobFolder(job), 'checkpoint.json'), 'utf8');
      expect(JSON.parse(checkpoint)).toMatchObject({ job_id: job, stages: stages.slice(0, at) });
      await resumed();
    },
  );

  it.each(stages.map((stage, at) => [stage, at] as const))(
    '%s is begun after the deadline: it stops by itself, and a resumed job ends with the bytes of an undisturbed one',
    async (_stage, at) => {
      const failing = await open(lateAfter(at));

      expect(await end(failing)).toEqual(failedWith('DeadlinePassed'));
      const checkpoint = readFileSync(join(failing.jobFolder(job), 'checkpoint.json'), 'utf8');
      expect(JSON.parse(checkpoint)).toMatchObject({ stages: stages.slice(0, at) });
      await resumed();
    },
  );

  it.each(['throws', 'hangs'] as const)(
    'claim %s: one notice without a job, and the next run goes well',
    async (fault) => {
      expect(await end(await open(failingAt(0, fault)))).toEqual(failedWith(faults[fault].error, 'without a job'));
      expect(await end(await open())).toMatchObject({ status: 'SUCCEEDED', endState: 'Success' });
      expect(written()).toEqual(undisturbed);
    },
  );

  it.each(['throws', 'hangs'] as const)(
    'checkpoint %s too: one notice of what is certain, and the job goes on',
    async (fault) => {
      const thrown = failingAt(2, 'throws');
      const failing = await open({
        timeouts: { [states.saveCheckpoint]: 2 },
        ports: (standard) => ({
          ...(thrown.ports?.(standard) ?? standard),
          claims: { ...standard.claims, settle: () => faults[fault].call() },
        }),
      });

      expect(await end(failing)).toEqual({
        status: 'FAILED',
        error: faults[fault].error,
        endState: 'FailureUnreported',
        notices: ['A reconciliation failed, and so did its checkpoint'],
      });
      failing.close();
      await resumed();
    },
  );
});
