import { expect, it } from 'vitest';
import { mostAtOnce } from './most-at-once.ts';

it.each([
  [10_000, 2, 200],
  [1_049, 2, 20],
  [1_050, 2, 21],
  [30, 2, 20],
  [1_000, 0, 20],
])('of %i products %d %% are %i, and never below 20', (accepted, percent, most) => {
  expect(mostAtOnce(accepted, percent)).toBe(most);
});
