import { describe, expect, it } from 'vitest';
import { createTries } from './tries.ts';

describe('createTries', () => {
  it('counts each address by itself', () => {
    const tries = createTries(() => 0);
    for (let count = 0; count < 5; count += 1) tries.failed('one');

    expect([tries.isAllowed('one'), tries.isAllowed('other')]).toEqual([false, true]);
  });

  it('lets no address try while very many addresses do, and forgets them after a minute', () => {
    let now = 0;
    const tries = createTries(() => now);
    for (let address = 0; address < 10_000; address += 1) tries.failed(String(address));

    expect(tries.isAllowed('another')).toBe(false);
    now = 60_000;
    expect(tries.isAllowed('another')).toBe(true);
  });
});
