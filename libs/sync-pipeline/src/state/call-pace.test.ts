import { describe, expect, it } from 'vitest';
import { memoryStores } from '../in-process/memory-stores.ts';
import type { Run } from '../run/run.ts';
import { runKeys } from '../run/run-keys.ts';
import { createCallPace } from './call-pace.ts';

const aRun = (): Run => {
  const syncId = 'sync-20260115-100000-7f3a';
  return {
    clientId: 'cliente-a',
    syncId,
    owner: 'execution-1',
    startedAt: 0,
    execution: { number: 1, startedAt: 0, limitMs: 7_200_000, canHandOver: true },
    keys: runKeys('cliente-a', syncId),
  };
};

const aPace = async (requestsPerMinute: number) => {
  const { state } = memoryStores();
  const run = aRun();
  let now = 1_000_000;
  const held = { owner: run.owner, sync_id: run.syncId, epoch: 1, expires_at: 2_000 };
  await state.replace('cliente-a', held, 0);
  const ports = { state, runtime: { now: () => now, random: () => 0, sleep: () => Promise.resolve() } };
  return {
    process: () => createCallPace({ ports, run, requestsPerMinute }),
    pass: (ms: number) => {
      now += ms;
    },
    lose: () => state.replace('cliente-a', { ...held, owner: 'execution-2' }, 1),
    now: () => now,
    writes: () => state.items.get('cliente-a')?.version ?? 0,
  };
};

describe('the pace of a client', () => {
  it('spreads calls evenly, also those that ask together', async () => {
    const { process } = await aPace(60);
    const nextCallIn = process();

    expect(await Promise.all([nextCallIn(), nextCallIn(), nextCallIn()])).toEqual([0, 1_000, 2_000]);
  });

  it('is shared by processes: a second one begins after what the first has taken', async () => {
    const { process } = await aPace(60);
    await process()();

    expect(await process()()).toBe(15_000);
  });

  it('never exceeds itself in any minute', async () => {
    const { process, pass, now } = await aPace(120);
    const all = [process(), process()];
    const calls: number[] = [];
    for (let count = 0; count < 300; count += 1) {
      const wait = (await all[count % 2]?.()) ?? 0;
      calls.push(now() + wait);
      if (count % 7 === 0) pass(500);
    }

    calls.sort((one, other) => one - other);
    calls.forEach((at, index) => {
      const inMinute = calls.slice(index).filter((other) => other < at + 60_000).length;
      expect(inMinute).toBeLessThanOrEqual(120);
    });
  });

  it('gives back nothing for a pause, and writes once for 15 s of calls', async () => {
    const { process, pass, writes } = await aPace(60);
    const nextCallIn = process();
    await nextCallIn();
    const before = writes();
    for (let count = 0; count < 14; count += 1) await nextCallIn();
    expect(writes()).toBe(before);

    pass(600_000);
    expect(await nextCallIn()).toBe(0);
  });

  it('ends with the lease', async () => {
    const { process, lose } = await aPace(60);
    await lose();

    await expect(process()()).rejects.toMatchObject({ name: 'LeaseLost' });
  });
});
