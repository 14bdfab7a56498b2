import { type Language, textIn, type Value, valueIn } from '@siesa-integration/operator/messages';
import { paintFor, printJson, type Terminal } from './terminal.ts';

/** One finding of a check. */
export interface PrintedCheck<What extends string> {
  readonly what: What;
  readonly ok: boolean;
  readonly note?: true;
  readonly message: Value;
}

export interface PrintedChecksOptions<What extends string> {
  readonly json?: boolean | undefined;
  /** Further fields of the document. */
  readonly about?: Readonly<Record<string, unknown>>;
  /** What the lines are about, for people. */
  readonly titles: Readonly<Record<What, Value>>;
  readonly language: Language;
}

/**
 * Prints findings as they come, one a line, or all of them as one document in English. A note does not fail a check.
 *
 * @returns whether all is well
 */
export const printChecks = async <What extends string>(
  checks: AsyncIterable<PrintedCheck<What>>,
  { json, about = {}, titles, language }: PrintedChecksOptions<What>,
  terminal: Terminal,
): Promise<boolean> => {
  const t = textIn(language);
  const paint = paintFor(terminal);
  const lines: PrintedCheck<What>[] = [];
  for await (const line of checks) {
    lines.push(line);
    const mark = line.ok
      ? line.note
        ? paint.yellow(t('check/note'))
        : paint.green(t('check/ok'))
      : paint.red(t('check/fail'));
    if (!json)
      terminal.out(`${mark}  ${valueIn(titles[line.what], language).padEnd(10)}${valueIn(line.message, language)}\n`);
  }
  const ok = lines.every((line) => line.ok);
  if (json)
    printJson(terminal, {
      ...about,
      ok,
      checks: lines.map((line) => ({ ...line, message: valueIn(line.message, 'en') })),
    });
  return ok;
};
