import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExecutionLog } from './execution-log.ts';

describe('createExecutionLog', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'execution-log-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps events as they are read, without inputs, and finds them by ARN or name', async () => {
    const log = createExecutionLog(folder);
    const events = (async function* () {
      yield await Promise.resolve({ kind: 'entered', state: 'Begin', at: 1, input: { secret: 'x' } } as const);
    })();
    const execution = await log.keep({
      arn: 'arn:aws:states:x:y:execution:machine:a-1',
      events,
      result: Promise.resolve({ status: 'SUCCEEDED' }),
    });
    for await (const event of execution.events) expect(event.state).toBe('Begin');

    expect(await log.read('a-1')).toEqual([{ kind: 'entered', state: 'Begin', at: 1 }]);
    expect(await log.read('arn:aws:states:x:y:execution:machine:a-1')).toHaveLength(1);
    expect(await log.read('../../etc/passwd')).toBeUndefined();
    expect(await log.read('')).toBeUndefined();
  });
});
