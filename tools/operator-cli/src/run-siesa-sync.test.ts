import { describe, expect, it } from 'vitest';
import { siesaSync } from './testing/command-line.ts';

const failing = (thrown: Error) => siesaSync(['status', '--local', 'dir'], { openHost: () => Promise.reject(thrown) });

describe('runSiesaSync', () => {
  it('prints an unexpected error in one line, without a stack trace', async () => {
    expect(await failing(new TypeError('fetch failed'))).toEqual({
      code: 2,
      out: '',
      err: 'siesa-sync could not go on: TypeError: fetch failed\n',
    });
  });

  it('prints that nothing was written when a question is answered with Ctrl+C', async () => {
    expect(await failing(Object.assign(new Error('force closed'), { name: 'ExitPromptError' }))).toMatchObject({
      code: 2,
      err: 'Nothing was written.\n',
    });
  });
});
