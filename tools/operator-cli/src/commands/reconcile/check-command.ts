import { Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';

interface CheckOptions {
  readonly rules?: string;
  readonly side: 'file' | 'base';
  readonly json?: boolean;
}

/** `siesa-sync reconcile check FILE` */
export const reconcileCheckCommand = ({ terminal, now, language, exitWith }: CommandContext): Command =>
  new Command('check')
    .summary('how a file would be read')
    .description(
      'Reads a file and says how it would be read: delimiter, encoding, decimals, dates, signs, the sum and the three largest amounts of each column of numbers as they stand. What the file does not decide is asked, never guessed. Writes nothing. Exit 0: it can be read; 1: something is asked, or rows are bad; 2: it is refused.',
    )
    .argument('<file>', 'the file, as it was sent')
    .option(
      '--rules <rules>',
      'a rule document, or one of supplier-orders, bank-statement, products: how these rules read it',
    )
    .addOption(new Option('--side <side>', 'which side of the rules').choices(['file', 'base']).default('file'))
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync reconcile check extracto.csv --rules bank-statement')
    .action(async (path: string, { rules, side, json = false }: CheckOptions) => {
      const { checkSource } = await import('@siesa-integration/operator/reconcile'); // the help needs no engine
      const { renderFileCheck, renderReading } = await import('./render-check.ts');
      const found = await checkSource(path, { rules, side, now: now() });
      if (json) printJson(terminal, withTexts(found));
      else terminal.out('reading' in found ? renderReading(found, language) : renderFileCheck(found, language));
      const isClear = 'reading' in found ? found.reading.badRows === 0 : found.questions.length + found.badRows === 0;
      exitWith(isClear ? 0 : 1);
    });

/** JSON has no integers of any size: sums of cents are texts in it. */
const withTexts = (document: object): object =>
  JSON.parse(
    JSON.stringify(document, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as object;
