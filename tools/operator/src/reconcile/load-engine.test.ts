import { expect, it } from 'vitest';
import { loadEngine } from './load-engine.ts';

const missing = ['@duckdb', 'nowhere'].join('/');

it('says how to install DuckDB where it is not there, and lets every other error through', async () => {
  await expect(loadEngine(() => import(missing))).rejects.toThrow(
    'Reconciling needs DuckDB: install it beside this command with `npm install @duckdb/node-api`.',
  );
  await expect(loadEngine(() => Promise.reject(new Error('other')))).rejects.toThrow(/^other$/);
  expect(await loadEngine(() => Promise.resolve(1))).toBe(1);
});
