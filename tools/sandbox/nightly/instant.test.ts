import { describe, expect, it } from 'vitest';
import { createEventStream, type ExecutionEvent } from '@siesa-integration/local-runtime/workflow';
import { renderInstant, distinctInstants, instantsOf, observe, reached, type Instant } from './instant.ts';

const event = (kind: ExecutionEvent['kind'], state: string): ExecutionEvent => ({ kind, state, at: 0 });

/** An execution whose events a test controls. */
const anExecution = () => {
  const events = createEventStream<ExecutionEvent>();
  const calls: string[] = [];
  const call = (): void => {
    calls.push('objects.put');
  };
  return {
    ...events,
    call,
    calls,
    execution: { arn: 'e', events, result: Promise.resolve({ status: 'SUCCEEDED' as const, endState: 'Store' }) },
  };
};

const isOver = async (promise: Promise<unknown>): Promise<boolean> => {
  let over = false;
  void promise.then(() => {
    over = true;
  });
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  return over;
};

const storeTwice: Instant = { kind: 'entered', state: 'Store', visit: 2 };

describe('the instants of an execution', () => {
  it('are where states begin, where they make their last call but one, where they fail, and the end', async () => {
    const controlled = anExecution();
    const observed = observe(controlled);
    for (const [kind, calls] of [
      ['entered', 0],
      ['failed', 3],
      ['entered', 0],
      ['exited', 1],
    ] as const) {
      for (let made = 0; made < calls; made += 1) controlled.call();
      controlled.push(event(kind, 'Store'));
      await new Promise(setImmediate);
    }
    controlled.end();

    expect(instantsOf(await observed).map(renderInstant)).toEqual([
      'Store entered',
      'Store entered, 2 calls later',
      'Store failed',
      'Store entered again',
      'Store exited',
    ]);
  });

  it('are listed once for several executions, however many calls each makes', () => {
    const instant = { kind: 'entered', state: 'Store', visit: 1 } as const;
    const all = [
      { instant },
      { instant: { ...instant, calls: 2 } },
      { instant },
      { instant: { ...instant, calls: 3 } },
    ];

    expect(distinctInstants(all)).toEqual(all.slice(0, 2));
  });

  it('are reached at their visit, not before', async () => {
    const controlled = anExecution();
    const now = reached(storeTwice, controlled);
    controlled.push(event('entered', 'Store'));
    controlled.push(event('exited', 'Store'));
    const early = await isOver(now);
    controlled.push(event('entered', 'Store'));

    expect([early, await isOver(now)]).toEqual([false, true]);
  });

  it.each([
    [
      'after so many calls',
      (controlled: ReturnType<typeof anExecution>) => {
        controlled.call();
      },
    ],
    [
      'when the state ends without having made them',
      (controlled: ReturnType<typeof anExecution>) => {
        controlled.push(event('exited', 'Store'));
      },
    ],
  ])('are reached %s', async (_how, happens) => {
    const controlled = anExecution();
    const now = reached({ kind: 'entered', state: 'Store', visit: 1, calls: 2 }, controlled);
    controlled.push(event('entered', 'Store'));
    await new Promise(setImmediate);
    controlled.call();
    const early = await isOver(now);
    happens(controlled);

    expect([early, await isOver(now)]).toEqual([false, true]);
    controlled.call(); // an observer that still counts can stop
  });

  it('are missed aloud', async () => {
    const controlled = anExecution();
    controlled.end();

    await expect(reached(storeTwice, controlled)).rejects.toThrow('The execution ended without Store entered again.');
  });
});
