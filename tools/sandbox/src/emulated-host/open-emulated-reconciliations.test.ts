import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkpointOf, openWithFaults, runJob, writtenBy } from '../testing/failing-stage.ts';

it('ends with a checkpoint and one notice when a stage hangs, and goes on when the file comes again', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulated-reconciliations-'));
  const failing = await openWithFaults(folder, { report: 'hangs' });
  const failed = await runJob(failing);
  expect(failed).toMatchObject({ error: 'Sandbox.Timedout', endState: 'Failure' });
  expect(failed.subjects).toHaveLength(1);
  expect(await checkpointOf(failing)).toMatchObject({ stages: ['validate', 'reconcile'] });
  const written = await writtenBy(failing);
  await failing.close();

  const whole = await openWithFaults(folder, {});
  expect(await runJob(whole)).toMatchObject({ endState: 'Success' });
  expect(await writtenBy(whole)).toMatchObject(written);
  await whole.close();
  await rm(folder, { recursive: true });
});
