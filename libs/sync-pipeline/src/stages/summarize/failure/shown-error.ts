import { printable } from '@siesa-integration/outgoing-http';
import { errorRow, messageOfCause, unexpectedCode } from '@siesa-integration/workflow-contract';
import type { RunError } from '../judge-run.ts';

const longestMessage = 2000;

/**
 * The error that a state caught (`{Error, Cause}`) in a form that may be shown. Messages of errors in the catalogue are written for people; a raw cause is
 * never shown.
 *
 * @example
 * shownError({ Error: 'Sandbox.Timedout', Cause: '…' }).code; // 'UNEXPECTED'
 */
export const shownError = ({
  Error: name = 'Unknown',
  Cause: cause = '',
}: {
  readonly Error?: string;
  readonly Cause?: string;
}): RunError => {
  const [code] = errorRow(name)?.codes ?? [];
  if (code !== undefined)
    return {
      name,
      code,
      message:
        printable((messageOfCause(cause) ?? '').slice(0, longestMessage), { lines: true }) ||
        `${name}, without a message. See the log of the run.`,
    };

  const shown = /^[\w.$:-]{1,100}$/.test(name) ? name : 'Unknown';
  return {
    name: shown,
    code: unexpectedCode,
    message: `The run ended on an unexpected error (${shown}). See the log of the execution's last state; the next sync starts from the same cursor.`,
  };
};
