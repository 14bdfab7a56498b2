import { expect, it } from 'vitest';
import { reconcileLoadTest } from '../src/testing/reconcile-load-test.ts';

it.each([100_000, 1_000_000])('finds exactly the planted breaks of %i orders', async (orders) => {
  const { status, found, planted, ms } = await reconcileLoadTest(orders);
  console.log(`${String(orders)} orders: ${String(Math.round(ms))} ms`);

  expect(status).toBe('SUCCEEDED');
  expect(found).toEqual(planted);
});
