import { expect, it } from 'vitest';
import { alertJob } from './alert-job.ts';

const minute = 60_000;

it('delivers every minute, and checks all clients every hour, not at once', async () => {
  let now = 0;
  const rounds: string[] = [];
  const round = (name: string) => () => {
    rounds.push(name);
    return Promise.resolve({ delivered: 0, problems: [] });
  };
  const { run, everyMs } = alertJob({ check: round('check'), deliver: round('deliver') }, () => now);
  for (; now <= 120 * minute; now += everyMs) await run();

  expect(rounds.flatMap((name, at) => (name === 'check' ? [at] : []))).toEqual([60, 120]);
  expect(rounds).toHaveLength(121);
});

it('shows a problem once for as long as it is the same', async () => {
  const problems = ['slack: no answer', 'slack: no answer', '', 'slack: no answer'];
  const deliver = () =>
    Promise.resolve({
      delivered: 0,
      problems: [problems.shift() ?? ''].filter((text) => text !== '').map((message) => ({ message })),
    });
  const { run } = alertJob({ check: deliver, deliver }, () => 0);

  await expect(run()).rejects.toThrow('slack: no answer');
  await run();
  await run();
  await expect(run()).rejects.toThrow('slack: no answer');
});
