import { expect, it } from 'vitest';
import { loadSandbox } from './load-sandbox.ts';

const failing = (error: unknown) => loadSandbox(() => Promise.reject(error as Error));

it('gives what it loads', async () => {
  expect(await loadSandbox(() => Promise.resolve('loaded'))).toBe('loaded');
});

it('says where the emulation runs when it is not there, and hands every other error on', async () => {
  const missing = Object.assign(new Error("Cannot find package 'dynalite'"), { code: 'ERR_MODULE_NOT_FOUND' });
  const damaged = Object.assign(new Error('Unexpected token'), { code: 'ERR_OTHER' });

  await expect(failing(missing)).rejects.toMatchObject({
    name: 'OperatorMistake',
    message: expect.stringContaining('in a clone of the repository alone') as string,
  });
  await expect(failing(damaged)).rejects.toBe(damaged);
  await expect(failing(new Error('without a code'))).rejects.toThrow('without a code');
});
