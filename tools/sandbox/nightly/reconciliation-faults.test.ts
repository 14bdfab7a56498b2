import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  checkpointOf,
  type Fault,
  faults,
  openWithFaults,
  runJob,
  type StageOfJob,
  stagesOfJob,
  writtenBy,
} from '../src/testing/failing-stage.ts';

const patient = { timeout: 120_000 };
let undisturbed: Readonly<Record<string, string>>;
let dir: string;
const aFolder = () => mkdtemp(join(tmpdir(), 'reconciliation-faults-'));

beforeAll(async () => {
  const folder = await aFolder();
  const host = await openWithFaults(folder, {});
  await runJob(host);
  undisturbed = await writtenBy(host);
  await host.close();
  await rm(folder, { recursive: true });
}, 120_000);
beforeEach(async () => {
  dir = await aFolder();
});
afterEach(() => rm(dir, { recursive: true }));

const errors: Readonly<Record<Fault, string>> = {
  throws: 'EngineFailed',
  exits: 'Runtime.ExitError',
  hangs: 'Sandbox.Timedout',
};

const cases = stagesOfJob.flatMap((stage) => faults.map((fault) => [stage, fault] as const));

describe('the workflow that reconciles, on the emulated host', () => {
  it('writes every file of a job that goes well', () => {
    expect(Object.keys(undisturbed)).toHaveLength(12);
  });

  it.each<readonly [StageOfJob, Fault]>(cases)(
    'whose %s %s: a checkpoint, one notice, and the bytes of an undisturbed run when the file comes again',
    patient,
    async (stage, fault) => {
      const failing = await openWithFaults(dir, { [stage]: fault });
      const failed = await runJob(failing);
      expect(failed).toEqual({
        status: 'FAILED',
        error: errors[fault],
        endState: 'Failure',
        subjects: [`Reconciliation JOB-20260216-061500-9f3a2c failed: ${errors[fault]}`],
      });
      expect(await checkpointOf(failing)).toMatchObject({ stages: stagesOfJob.slice(0, stagesOfJob.indexOf(stage)) });
      await failing.close();

      const whole = await openWithFaults(dir, {});
      expect(await runJob(whole)).toMatchObject({ status: 'SUCCEEDED', endState: 'Success' });
      expect(await writtenBy(whole)).toEqual(undisturbed);
      await whole.close();
    },
  );

  it.each(faults)('whose claim %s: one notice without a job, and the next run goes well', patient, async (fault) => {
    const failing = await openWithFaults(dir, { claim: fault });
    expect(await runJob(failing)).toEqual({
      status: 'FAILED',
      error: errors[fault],
      endState: 'Failure',
      subjects: [`Reconciliation without a job failed: ${errors[fault]}`],
    });
    await failing.close();

    const whole = await openWithFaults(dir, {});
    expect(await runJob(whole)).toMatchObject({ status: 'SUCCEEDED', endState: 'Success' });
    expect(await writtenBy(whole)).toEqual(undisturbed);
    await whole.close();
  });

  it.each(faults)('whose checkpoint %s too: one notice of what is certain', patient, async (fault) => {
    const failing = await openWithFaults(dir, { reconcile: 'throws', checkpoint: fault });

    expect(await runJob(failing)).toEqual({
      status: 'FAILED',
      error: errors[fault],
      endState: 'FailureUnreported',
      subjects: ['A reconciliation failed, and so did its checkpoint'],
    });
    await failing.close();
  });
});
