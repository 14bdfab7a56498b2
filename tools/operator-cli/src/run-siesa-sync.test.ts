import { OperatorMistake } from '@siesa-integration/operator/messages';
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

  it.each([['--lang', 'es'], ['--lang=es']])('prints what an error means in the language of %s', async (...lang) => {
    const openHost = () => Promise.reject(new OperatorMistake("There is no client 'x'.", { code: 'CLIENT_NOT_FOUND' }));
    const { err } = await siesaSync(['status', '--local', 'dir', ...lang], { openHost });

    expect(err).toBe("No existe ese cliente. En inglés: There is no client 'x'.\n");
  });

  it('takes an option of that name behind -- as an argument, and refuses a language that it does not have', async () => {
    const openHost = () => Promise.reject(new OperatorMistake('No host.', { code: 'CLIENT_NOT_FOUND' }));

    expect((await siesaSync(['status', '--local', 'dir', '--', '--lang=es'], { openHost })).err).toBe('No host.\n');
    expect((await siesaSync(['status', '--local', 'dir', '--lang', 'fr'], { openHost })).err).toContain(
      'Allowed choices are en, es',
    );
  });

  it('prints that nothing was written when a question is answered with Ctrl+C', async () => {
    expect(await failing(Object.assign(new Error('force closed'), { name: 'ExitPromptError' }))).toMatchObject({
      code: 2,
      err: 'Nothing was written.\n',
    });
  });
});
