import { describe, expect, it } from 'vitest';
import { createTries } from './tries.ts';

describe('createTries', () => {
  it('counts each address by itself', () => {
    const tries = createTries(() => 0);
    const begun = Array.from({ length: 6 }, () => tries.begin('one'));

    expect(begun).toEqual([true, true, true, true, true, false]);
    expect(tries.begin('other')).toBe(true);
  });

  it('counts no try that was right', () => {
    const tries = createTries(() => 0);
    for (let count = 0; count < 6; count += 1) {
      expect(tries.begin('one')).toBe(true);
      tries.succeeded('one');
    }
  });

  it('lets no address try while very many addresses do, and forgets them after a minute', () => {
    let now = 0;
    const tries = createTries(() => now);
    for (let address = 0; address < 10_000; address += 1) tries.begin(String(address));

    expect(tries.begin('another')).toBe(false);
    now = 60_000;
    expect(tries.begin('another')).toBe(true);
  });
});
