import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { watch } from './watch.ts';

describe('watch', () => {
  it('draws again until it is ended, and leaves the last text', async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 20 });
    const interrupted = new AbortController();
    let drawn = 0;
    const render = (): Promise<string> => {
      drawn += 1;
      if (drawn === 3) interrupted.abort();
      return Promise.resolve(`look ${String(drawn)}`);
    };
    await watch(stream as unknown as NodeJS.WriteStream, render, { everyMs: 1, signal: interrupted.signal });

    expect(String(stream.read())).toMatch(/look 1[\s\S]*look 2[\s\S]*look 3\n?/);
    expect(drawn).toBe(3);
  });
});
