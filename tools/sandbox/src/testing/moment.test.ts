import { describe, expect, it } from 'vitest';
import type { AwsCall } from '../stand-ins/call-recorder.ts';
import { createEventStream } from '../workflow/event-stream.ts';
import type { ExecutionEvent } from '../workflow/execution.ts';
import { describeMoment, distinctMoments, momentsOf, observe, reached, type Moment } from './moment.ts';

const event = (kind: ExecutionEvent['kind'], state: string): ExecutionEvent => ({ kind, state, at: 0 });

/** An execution that a test tells what happens. */
const anExecution = () => {
  const events = createEventStream<ExecutionEvent>();
  const awsCalls: AwsCall[] = [];
  const call = (): void => {
    awsCalls.push({ role: 'r', service: 's3', action: 's3:PutObject', resource: 'o' });
  };
  return {
    ...events,
    call,
    awsCalls,
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

const storeTwice: Moment = { kind: 'entered', state: 'Store', visit: 2 };

describe('the moments of an execution', () => {
  it('are where states begin, where they make their last call but one, where they fail, and the end', async () => {
    const told = anExecution();
    const observed = observe(told);
    for (const [kind, calls] of [
      ['entered', 0],
      ['failed', 3],
      ['entered', 0],
      ['exited', 1],
    ] as const) {
      for (let made = 0; made < calls; made += 1) told.call();
      told.push(event(kind, 'Store'));
      await new Promise(setImmediate);
    }
    told.end();

    expect(momentsOf(await observed).map(describeMoment)).toEqual([
      'Store entered',
      'Store entered, 2 calls to AWS later',
      'Store failed',
      'Store entered again',
      'Store exited',
    ]);
  });

  it('are told once for several executions, however many calls each of them makes', () => {
    const moment = { kind: 'entered', state: 'Store', visit: 1 } as const;
    const all = [{ moment }, { moment: { ...moment, calls: 2 } }, { moment }, { moment: { ...moment, calls: 3 } }];

    expect(distinctMoments(all)).toEqual(all.slice(0, 2));
  });

  it('are reached at their visit, not before', async () => {
    const told = anExecution();
    const now = reached(storeTwice, told);
    told.push(event('entered', 'Store'));
    told.push(event('exited', 'Store'));
    const early = await isOver(now);
    told.push(event('entered', 'Store'));

    expect([early, await isOver(now)]).toEqual([false, true]);
  });

  it.each([
    [
      'after so many calls',
      (told: ReturnType<typeof anExecution>) => {
        told.call();
      },
    ],
    [
      'when the state ends without having made them',
      (told: ReturnType<typeof anExecution>) => {
        told.push(event('exited', 'Store'));
      },
    ],
  ])('are reached %s', async (_how, happens) => {
    const told = anExecution();
    const now = reached({ kind: 'entered', state: 'Store', visit: 1, calls: 2 }, told);
    told.push(event('entered', 'Store'));
    await new Promise(setImmediate);
    told.call();
    const early = await isOver(now);
    happens(told);

    expect([early, await isOver(now)]).toEqual([false, true]);
    told.call(); // whoever still counts may stop
  });

  it('are missed aloud', async () => {
    const told = anExecution();
    told.end();

    await expect(reached(storeTwice, told)).rejects.toThrow('The execution ended without Store entered again.');
  });
});
