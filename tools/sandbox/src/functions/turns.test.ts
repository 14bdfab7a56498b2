import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

describe('createTurns', () => {
  it('lets as many go on at once as it may, the others in the order they came', async () => {
    const turns = createTurns(2);
    const begun: number[] = [];
    const gates = Array.from({ length: 4 }, () => Promise.withResolvers<number>());
    const all = gates.map((gate, i) =>
      turns.take('a', () => {
        begun.push(i);
        return gate.promise;
      }),
    );

    await setImmediate();
    expect(begun).toEqual([0, 1]);
    gates[1]?.resolve(1);
    await setImmediate();
    expect(begun).toEqual([0, 1, 2]);
    for (const gate of gates) gate.resolve(0);

    expect(await Promise.all(all)).toEqual([0, 1, 0, 0]);
  });

  it('does not let one name wait for another', async () => {
    const turns = createTurns(1);
    const never = turns.take('slow', () => new Promise(() => undefined));
    void never;

    expect(await turns.take('quick', () => Promise.resolve('done'))).toBe('done');
  });

  it('goes on after a failure', async () => {
    const turns = createTurns(1);
    const failing = turns.take('a', () => Promise.reject(new Error('no')));
    const next = turns.take('a', () => Promise.resolve('next'));

    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
    expect(await turns.take('a', () => Promise.resolve('later'))).toBe('later');
  });
});
