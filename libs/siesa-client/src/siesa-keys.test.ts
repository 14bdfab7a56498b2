import { describe, expect, it } from 'vitest';
import { createKeyRing } from './siesa-keys.ts';
import type { SiesaKeys } from './siesa-options.ts';

/** A secret whose readings are given one by one; an error is thrown. */
const ring = (...readings: (SiesaKeys | Error)[]) => {
  const asked: boolean[] = [];
  const read = (options?: { readonly refresh?: boolean }): Promise<SiesaKeys> => {
    asked.push(options?.refresh ?? false);
    const reading = readings.shift() ?? {};
    return reading instanceof Error ? Promise.reject(reading) : Promise.resolve(reading);
  };
  return { asked, ...createKeyRing({ secretName: 's', read }) };
};
const [a, b, c] = ['a', 'b', 'c'].map((apiKey) => ({ apiKey })) as [SiesaKeys, SiesaKeys, SiesaKeys];

describe('the keys', () => {
  it('are read once, and once more for all calls that were refused at the same time', async () => {
    const keys = ring(a, b);
    await keys.current();

    expect(await Promise.all([keys.insteadOf(a), keys.insteadOf(a), keys.insteadOf(a)])).toEqual([b, b, b]);
    expect(keys.asked).toEqual([false, true]);
  });

  it('that stay the same are not read a third time', async () => {
    const keys = ring(a, a);

    expect([await keys.insteadOf(a), await keys.insteadOf(a)]).toEqual([undefined, undefined]);
    expect(keys.asked).toEqual([false, true]);
  });

  it('may be replaced more than once in the life of a client', async () => {
    const keys = ring(a, b, c);

    expect([await keys.insteadOf(a), await keys.insteadOf(b), await keys.current()]).toEqual([b, c, c]);
  });

  it('are asked for again when the secret store failed', async () => {
    const keys = ring(new Error('down'), a);

    await expect(keys.current()).rejects.toThrow('down');
    expect(await keys.current()).toEqual(a);
  });
});
