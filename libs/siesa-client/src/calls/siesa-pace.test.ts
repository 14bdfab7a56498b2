import { describe, expect, it } from 'vitest';
import { createSiesaPace } from './siesa-pace.ts';

describe('createSiesaPace', () => {
  it('lets a call begin only after it was recorded, and counts it only then', async () => {
    let now = 0;
    const asked: number[] = [];
    const pace = createSiesaPace({
      ceiling: 1,
      clock: () => now,
      sleep: () => Promise.reject(new Error('nothing to wait for')),
      beforeCall: () => {
        asked.push(now);
        if (asked.length > 1) return undefined;
        now = 5000; // the writing took five seconds
        return Promise.resolve();
      },
    });

    await pace.take({});

    expect(asked).toEqual([0, 5000]);
    expect(pace.budget().calls).toEqual([5000]);
  });

  it('counts calls that an earlier client may still make', async () => {
    let now = 1_000_000;
    const sleep = (ms: number): Promise<void> => {
      now += ms;
      return Promise.resolve();
    };
    const pace = createSiesaPace({ ceiling: 3, seed: { calls: [now + 10_000], limit: 3 }, clock: () => now, sleep });
    const starts: number[] = [];
    for (let call = 0; call < 3; call += 1) {
      await pace.take({});
      starts.push(now - 1_000_000);
    }

    expect(starts).toEqual([0, 0, 60_250]);
  });

  it('ends a call that cannot be recorded', async () => {
    const pace = createSiesaPace({
      ceiling: 1,
      clock: () => 0,
      sleep: () => Promise.resolve(),
      beforeCall: () => Promise.reject(new Error('the lease is lost')),
    });

    await expect(pace.take({})).rejects.toThrow('the lease is lost');
    expect(pace.budget().calls).toEqual([]);
  });

  it.each([
    [900_000, { name: 'SiesaMustWait', waitMs: 900_000 }],
    [900_001, { name: 'RateLimited' }],
  ])('lets the workflow make a pause of 15 minutes, and no longer one: %d ms', async (ms, error) => {
    const pace = createSiesaPace({ ceiling: 1, clock: () => 0, sleep: () => Promise.resolve() });
    pace.pause(ms);

    await expect(pace.take({ deadline: 200_000 })).rejects.toMatchObject(error);
  });
});
