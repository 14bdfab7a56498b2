import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpointOf, onGlue, openWithFaults, runJob, writtenBy } from '../src/testing/failing-stage.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'on-glue-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Without what only a job on Glue writes. */
const verdictsOf = (written: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(written).filter(([key]) => !key.includes('/spark/')));

const patient = { timeout: 120_000 };

describe('a file with more rows than one machine holds', patient, () => {
  it('is matched by the job, and leaves what a function leaves, byte for byte, after a run that failed too', async () => {
    const failing = await openWithFaults(
      folder,
      {},
      { workflows: onGlue({ 'matching.plan_path': 'matching.stage_path' }) },
    );
    expect(await runJob(failing)).toMatchObject({ error: 'States.TaskFailed', endState: 'Failure' });
    expect(await checkpointOf(failing)).toMatchObject({
      stages: ['validate'],
      error: { message: expect.stringMatching(/^The run jr_1 of the Glue job \S+ ended as FAILED\./) as unknown },
    });
    await failing.close();

    const host = await openWithFaults(folder, {}, { workflows: onGlue() });
    expect(await runJob(host)).toMatchObject({ endState: 'Success' });
    const written = await writtenBy(host);
    await host.close();
    expect(Object.keys(written).filter((key) => key.includes('/spark/verdicts/'))).toHaveLength(1);

    const other = await mkdtemp(join(tmpdir(), 'on-one-machine-'));
    const small = await openWithFaults(other, {});
    expect(await runJob(small)).toMatchObject({ endState: 'Success' });
    expect(verdictsOf(written)).toEqual(await writtenBy(small));
    await small.close();
    await rm(other, { recursive: true });
  });

  it('ends with a checkpoint and one notice when there is no job', async () => {
    const host = await openWithFaults(folder, {}, { workflows: onGlue({ 'siesa-integration-matching-dev': 'gone' }) });
    const { error, endState, subjects } = await runJob(host);
    expect({ error, endState }).toEqual({ error: 'Glue.EntityNotFoundException', endState: 'Failure' });
    expect(subjects).toHaveLength(1);
    await host.close();
  });
});
