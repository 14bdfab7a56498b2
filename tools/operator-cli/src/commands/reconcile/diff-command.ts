import { message, OperatorMistake } from '@siesa-integration/operator/messages';
import { Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { jobsPlace, withJobsPlace } from './run-command.ts';

interface JobOptions {
  readonly local?: string;
  readonly env?: string;
  readonly json?: boolean;
}

/** Loaded when they are needed: they bring the engine, and the help needs none. */
const reconciling = () => import('@siesa-integration/operator/reconcile');
const rendering = () => import('./render-reconciliation.ts');

/** `siesa-sync reconcile diff JOB JOB` */
export const reconcileDiffCommand = ({ terminal, language }: CommandContext): Command =>
  withJobsPlace(new Command('diff'))
    .summary('how the breaks of two jobs differ')
    .description(
      'Counts the breaks that are gone, new and the same, and shows the first of them. Both jobs must have the same rules.',
    )
    .argument('<earlier>', 'id of a job')
    .argument('<later>', 'id of another job')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync reconcile diff JOB-20260216-061500-9f3a2c JOB-20260216-090000-11d0aa --local ./books',
    )
    .action(async (earlier: string, later: string, options: JobOptions) => {
      const { diffJobs } = await reconciling();
      const diff = await diffJobs(jobsPlace(options), earlier, later);
      if (options.json) printJson(terminal, diff);
      else terminal.out((await rendering()).renderDiff(diff, language));
    });

/** `siesa-sync reconcile explain JOB LINE` */
export const reconcileExplainCommand = ({ terminal, language }: CommandContext): Command =>
  withJobsPlace(new Command('explain'))
    .summary('what became of one row')
    .description(
      'Shows a row as it was read, its verdict, the row that it was paired with and its breaks; of a bad row, why it was left out.',
    )
    .argument('<job>', 'id of a job')
    .argument('<line>', 'the line of the file on which the row begins')
    .addOption(new Option('--side <side>', 'which of the two files').choices(['file', 'base']).default('file'))
    .addHelpText('after', '\nExample:\n  $ siesa-sync reconcile explain JOB-20260216-061500-9f3a2c 17 --local ./books')
    .action(async (jobId: string, line: string, options: JobOptions & { readonly side: 'file' | 'base' }) => {
      if (!/^[1-9]\d{0,11}$/.test(line))
        throw new OperatorMistake(message('mistake/not-a-line', { line }), { code: 'WRONG_USAGE' });
      const { explainRow } = await reconciling();
      const found = await explainRow(
        jobsPlace(options),
        jobId,
        Number(line),
        options.side,
        options.json ? 'en' : language,
      );
      if (options.json) printJson(terminal, found);
      else terminal.out((await rendering()).renderRow(found, language));
    });
