import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExecutionLog, type ExecutionLog } from './execution-log.ts';

const entered = { kind: 'entered', state: 'Begin', at: 1 } as const;
const exited = { kind: 'exited', state: 'Begin', at: 2 } as const;

/** The events that a reader of the execution gets while `log` keeps them. */
const readWhileKept = async (log: ExecutionLog, name: string): Promise<readonly StateEvent[]> => {
  const execution = await log.keep({
    arn: `arn:aws:states:x:y:execution:machine:${name}`,
    events: (async function* () {
      yield await Promise.resolve({ ...entered, input: { secret: 'x' } });
      await new Promise(setImmediate);
      yield exited;
    })(),
    result: Promise.resolve({ status: 'SUCCEEDED' }),
  });
  return Array.fromAsync(execution.events);
};

describe('createExecutionLog', () => {
  let folder: string;
  let log: ExecutionLog;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'execution-log-'));
    log = createExecutionLog(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps events as they are read, without inputs, and finds them by ARN or name', async () => {
    expect(await readWhileKept(log, 'a-1')).toMatchObject([entered, exited]);

    expect(await log.read('a-1')).toEqual([entered, exited]);
    expect(await log.read('arn:aws:states:x:y:execution:machine:a-1')).toHaveLength(2);
    expect(await log.read('../../etc/passwd')).toBeUndefined();
    expect(await log.read('')).toBeUndefined();
  });

  it.skipIf(!existsSync('/dev/full'))('lets a sync go on when the disk is full', async () => {
    await symlink('/dev/full', join(folder, 'full.ndjson'));

    expect(await readWhileKept(log, 'full')).toHaveLength(2);
  });

  it('lets a sync go on when something else has the place of its folder', async () => {
    await writeFile(join(folder, 'file'), '');
    const refused = createExecutionLog(join(folder, 'file'));

    expect(await readWhileKept(refused, 'a-2')).toHaveLength(2);
    expect(await refused.read('a-2')).toBeUndefined();
  });
});
