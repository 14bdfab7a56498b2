import { expect, it } from 'vitest';
import { runMatching } from './run-matching.ts';
import type { Engine, Step } from './step.ts';

const rules = { tolerance: { cents: 1, days: 1 }, near: { cents: 1, days: 3 }, ties: 'accept' } as const;

/** Keeps names and texts, and answers that so many rounds found a pair. */
const listening = (rounds: number) => {
  const steps: Step[] = [];
  const dropped: string[] = [];
  const engine: Engine = {
    run: (step) => {
      steps.push(step);
      return Promise.resolve(step.name === `pick_${String(rounds)}` ? 0 : 3);
    },
    drop: (names) => {
      dropped.push(...names);
      return Promise.resolve();
    },
  };
  return { engine, steps, dropped, names: () => steps.map(({ name }) => name) };
};

it('repeats the round while it finds a pair, and goes on with its number', async () => {
  const { engine, names, steps } = listening(2);

  expect(await runMatching(engine, rules)).toBe(2);
  expect(names().filter((name) => name.startsWith('pick'))).toEqual([
    'picks_0',
    'pick_0',
    'picks_1',
    'pick_1',
    'picks_2',
    'pick_2',
  ]);
  expect(steps.find(({ name }) => name === 'near_rows')?.sql).toContain('picks_2 p');
  expect(steps.map(({ sql }) => sql).join()).not.toMatch(/\{\w+\}/);
});

it('leaves the verdicts, the tables that they are a view of, and the balance, and drops every other step once', async () => {
  const { engine, names, steps, dropped } = listening(0);
  await runMatching(engine, rules);

  const viewOf = steps.find(({ name }) => name === 'verdicts')?.viewOf ?? [];
  expect(viewOf).toContain('keys');
  expect([...dropped, ...viewOf, 'verdicts', 'balance'].sort()).toEqual(names().toSorted());
});

it('has no round without a near rule', async () => {
  const { engine, names } = listening(0);

  expect(await runMatching(engine, { tolerance: { cents: 0, days: 0 }, ties: 'ask' })).toBe(0);
  expect(names()).not.toContain('pick_0');
});
