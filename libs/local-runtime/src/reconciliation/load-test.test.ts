import { expect, it } from 'vitest';
import { reconcileLoadTest } from '../testing/reconcile-load-test.ts';

it('finds exactly the planted breaks of 10,000 orders', async () => {
  const { status, found, planted } = await reconcileLoadTest(10_000);

  expect(status).toBe('SUCCEEDED');
  expect(found).toEqual(planted);
});
