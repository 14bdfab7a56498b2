import { describe, expect, it } from 'vitest';
import { createKeyRing } from './key-ring.ts';

interface Keys {
  readonly apiKey?: string;
}

/** A secret whose readings come one by one; an error is thrown. */
const ring = (...readings: (Keys | Error)[]) => {
  const asked: boolean[] = [];
  const read = (options?: { readonly refresh?: boolean }): Promise<Keys> => {
    asked.push(options?.refresh ?? false);
    const reading = readings.shift() ?? {};
    return reading instanceof Error ? Promise.reject(reading) : Promise.resolve(reading);
  };
  return { asked, ...createKeyRing({ read }) };
};
const [a, b, c] = ['a', 'b', 'c'].map((apiKey) => ({ apiKey })) as [Keys, Keys, Keys];

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

  it('are read anew by the next call when the secret held the refused ones: it may have been corrected since', async () => {
    const keys = ring(a, a, b);
    await keys.insteadOf(a);

    expect(await keys.current()).toEqual(b);
  });

  it('are read once more again when that reading failed', async () => {
    const keys = ring(a, new Error('down'), b);

    await expect(keys.insteadOf(a)).rejects.toThrow('down');
    expect(await keys.insteadOf(a)).toEqual(b);
  });

  it('are asked for again when the secret store failed', async () => {
    const keys = ring(new Error('down'), a);

    await expect(keys.current()).rejects.toThrow('down');
    expect(await keys.current()).toEqual(a);
  });
});
