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

  it('prints an error of the service as its own sentence, which names the next step', async () => {
    const refused = Object.assign(new Error("The certificate of 'siesa.example' is refused."), {
      code: 'CERTIFICATE_REFUSED',
      kind: 'configuration',
    });

    expect(await failing(refused)).toMatchObject({ code: 2, err: "The certificate of 'siesa.example' is refused.\n" });
  });

  it('prints that nothing was written when a question is answered with Ctrl+C', async () => {
    expect(await failing(Object.assign(new Error('force closed'), { name: 'ExitPromptError' }))).toMatchObject({
      code: 2,
      err: 'Nothing was written.\n',
    });
  });
});
