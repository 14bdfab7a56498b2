import { describe, expect, it } from 'vitest';
import { free } from './free.ts';

describe('free', () => {
  it('gives back what is large, and leaves what shares its memory with others', () => {
    const large = Buffer.alloc(1024 * 1024, 1);
    const [small, other] = [Buffer.from('one'), Buffer.from('two')];
    free(large);
    free(small);

    expect([large.length, large.buffer.byteLength]).toEqual([0, 0]);
    expect(`${small.toString()} ${other.toString()}`).toBe('one two');
  });
});
