import { userInfo } from 'node:os';
import { message, OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import type { Decided, decideRows } from '@siesa-integration/operator/reconcile';
import { Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { jobsPlace, withJobsPlace } from './run-command.ts';

interface DecideOptions {
  readonly note: string;
  readonly local?: string;
  readonly env?: string;
  readonly json?: boolean;
}

type OneRow = DecideOptions & { readonly side: 'file' | 'base' };

const command = (name: string): Command =>
  withJobsPlace(
    new Command(name)
      .argument('<job>', 'id of a job')
      .requiredOption('--note <text>', 'why; it is kept with who decided and when'),
  );

const side = (): Option =>
  new Option('--side <side>', 'which of the two files').choices(['file', 'base']).default('file');

/** `siesa-sync reconcile match JOB LINE LINE` */
export const reconcileMatchCommand = (context: CommandContext): Command =>
  command('match')
    .summary('decide that two rows belong together')
    .description(
      'Decides that a row of the file and a row of the base belong together. It holds for the next reconciliations under the same rules, in whatever file the rows come. Nothing that a job wrote is changed.',
    )
    .argument('<file-line>', 'the line of the file')
    .argument('<base-line>', 'the line of the base')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync reconcile match JOB-20260216-061500-9f3a2c 17 31 --note "paid in two parts" --local ./books',
    )
    .action(async (jobId: string, file: string, base: string, options: DecideOptions) => {
      const rows = [
        { side: 'file', line: lineOf(file) },
        { side: 'base', line: lineOf(base) },
      ] as const;
      print(await decide('match', jobId, rows, options, context), options, context);
    });

/** `siesa-sync reconcile unmatch JOB LINE` */
export const reconcileUnmatchCommand = (context: CommandContext): Command =>
  command('unmatch')
    .summary('take a pair apart, or withdraw a decision')
    .description(
      'Takes apart the pair that a row is in, and withdraws what a person decided about it. Rows that the rules paired stay apart in the next reconciliations under the same rules, until they are matched again.',
    )
    .argument('<line>', 'the line of the row')
    .addOption(side())
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync reconcile unmatch JOB-20260216-061500-9f3a2c 17 --note "another customer" --local ./books',
    )
    .action(async (jobId: string, line: string, options: OneRow) => {
      print(
        await decide('unmatch', jobId, [{ side: options.side, line: lineOf(line) }], options, context),
        options,
        context,
      );
    });

/** `siesa-sync reconcile write-off JOB LINE` */
export const reconcileWriteOffCommand = (context: CommandContext): Command =>
  command('write-off')
    .summary('decide that a row needs no other')
    .description(
      'Decides that a row is answered without another one. It is no break in the next reconciliations under the same rules.',
    )
    .argument('<line>', 'the line of the row')
    .addOption(side())
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync reconcile write-off JOB-20260216-061500-9f3a2c 31 --side base --note "bank fee" --local ./books',
    )
    .action(async (jobId: string, line: string, options: OneRow) => {
      print(
        await decide('write-off', jobId, [{ side: options.side, line: lineOf(line) }], options, context),
        options,
        context,
      );
    });

const lineOf = (text: string): number => {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new OperatorMistake(message('mistake/not-a-line', { line: text }), { code: 'WRONG_USAGE' });
};

const decide = async (
  action: 'match' | 'unmatch' | 'write-off',
  jobId: string,
  rows: Parameters<typeof decideRows>[2]['rows'],
  options: DecideOptions,
  { now }: CommandContext,
): Promise<Decided> => {
  const operations = await import('@siesa-integration/operator/reconcile'); // the help needs no engine
  return operations.decideRows(jobsPlace(options), action, {
    jobId,
    rows,
    note: options.note,
    by: userInfo().username,
    now: now(),
  });
};

const print = (
  decided: Decided,
  { json = false }: Pick<DecideOptions, 'json'>,
  { terminal, language }: CommandContext,
): void => {
  if (json) printJson(terminal, decided);
  else
    terminal.out(
      `${textIn(language)(`reconcile/decided-${decided.action}`)}\n${textIn(language)('reconcile/again', { command: decided.again })}\n`,
    );
};
