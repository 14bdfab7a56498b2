import { CommanderError } from 'commander';
import { OperatorMistake, ownCode } from '@siesa-integration/operator/messages';

/** What `--json` prints when nothing was started: shaped like the `error` of a run that failed. */
export interface FailureDocument {
  readonly status: 'error';
  readonly error: { readonly name: string; readonly code: string; readonly message: string };
}

export const failureDocument = (error: unknown): FailureDocument => ({ status: 'error', error: errorOf(error) });

const errorOf = (error: unknown): FailureDocument['error'] => {
  if (error instanceof CommanderError)
    return { name: 'OperatorMistake', code: 'WRONG_USAGE', message: commandersSentence(error) };
  if (error instanceof OperatorMistake) return { name: error.name, code: error.code, message: error.message };
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, code: ownCode(error) ?? unexpected.code, message };
};

/** An object, as the test that asks for an article of every code finds them. */
const unexpected = { code: 'UNEXPECTED' };

/** `error: unknown option '--locl'\n(Did you mean --local?)`, in one line. */
const commandersSentence = ({ code, message }: CommanderError): string =>
  code === 'commander.help'
    ? 'A command is missing: --help lists them.'
    : message
        .replace(/^error: /, '')
        .replaceAll('\n', ' ')
        .trim();
