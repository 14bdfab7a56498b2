import { message, textIn, type Value, valueIn } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { renderSample } from './render-sample.ts';

interface CheckOptions {
  readonly sample?: string;
  readonly json?: boolean;
}

/** `siesa-sync mapping check FILE` */
export const mappingCommand = (context: CommandContext): Command =>
  new Command('mapping').description('Works on mapping documents.').addCommand(
    new Command('check')
      .summary('every problem of a mapping document at once')
      .description(
        'Shows every problem of a mapping document at once. With a sample of Siesa rows also: how often each field is filled, what fails, and three records before and after.',
      )
      .argument('<file>', 'the mapping document')
      .option('--sample <file>', 'rows of Siesa: a page as it answers, a list of rows, or one row a line')
      .option('--json', 'print one JSON document on standard output, and nothing else there')
      .addHelpText(
        'after',
        '\nExample:\n  $ siesa-sync mapping check clients/field-mappings/field-mappings-kong.json --sample page.json',
      )
      .action(async (file: string, options: CheckOptions) => {
        context.exitWith(await check(file, options, context));
      }),
  );

const check = async (
  file: string,
  { sample: sampleFile, json }: CheckOptions,
  { terminal, language }: CommandContext,
): Promise<ExitCode> => {
  const { checkMappingDocument, readJsonText, readSample } = await import('@siesa-integration/operator/mapping'); // the help needs no engine
  const document = await readJsonText(file);
  const { valid, productType, problems, warnings, sample } = await checkMappingDocument(document, {
    documentName: file,
    readRows: sampleFile === undefined ? undefined : () => readSample(sampleFile),
  });
  const inEnglish = (values: readonly Value[]) => values.map((value) => valueIn(value, 'en'));
  const t = textIn(language);
  if (json) {
    printJson(terminal, { file, valid, problems: inEnglish(problems), warnings: inEnglish(warnings), sample });
  } else {
    const headline = valid
      ? t('mapping/valid', { file, product: productType ?? message('mapping/own-product') })
      : t('mapping/problems', { file, count: problems.length });
    terminal.out(`${headline}\n`);
    for (const problem of problems) terminal.out(`  ${valueIn(problem, language)}\n`);
    for (const warning of warnings) terminal.out(`  ${t('mapping/warning', { warning })}\n`);
    if (sample) terminal.out(`\n${renderSample(sample, language)}`);
  }
  return valid ? 0 : 2;
};
