import { paintFor, printJson, type Terminal } from './terminal.ts';

/** One finding of a check. */
export interface PrintedCheck {
  readonly what: string;
  readonly ok: boolean;
  readonly note?: true;
  readonly message: string;
}

/**
 * Prints findings as they come, one a line, or all of them as one document. A note does not fail a check.
 *
 * @param about - further fields of the document
 *
 * @returns whether all is well
 */
export const printChecks = async (
  checks: AsyncIterable<PrintedCheck>,
  { json, about = {} }: { readonly json?: boolean | undefined; readonly about?: Readonly<Record<string, unknown>> },
  terminal: Terminal,
): Promise<boolean> => {
  const lines: PrintedCheck[] = [];
  const paint = paintFor(terminal);
  for await (const line of checks) {
    lines.push(line);
    if (!json) terminal.out(`${markOf(line, paint)}  ${line.what.padEnd(10)}${line.message}\n`);
  }
  const ok = lines.every((line) => line.ok);
  if (json) printJson(terminal, { ...about, ok, checks: lines });
  return ok;
};

const markOf = ({ ok, note }: PrintedCheck, paint: ReturnType<typeof paintFor>): string =>
  ok ? (note ? paint.yellow('note') : paint.green('ok  ')) : paint.red('FAIL');
