import { Command } from 'commander';
import { destinationRegistry } from '@siesa-integration/aws-runtime/destination-registry';
import { checkMapping, problemText, sampleReport } from '@siesa-integration/field-mapping';
import type { CommandContext, ExitCode } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { describeSample } from '../mapping/describe-sample.ts';
import { suggestion } from '../nearest.ts';
import { readSample } from '../mapping/read-sample.ts';
import { readJsonFile } from '../read-json-file.ts';

interface CheckOptions {
  readonly sample?: string;
  readonly json?: boolean;
}

/** `siesa-sync mapping check FILE` */
export const mappingCommand = (context: CommandContext): Command =>
  new Command('mapping')
    .summary('check a mapping document')
    .description('Works on mapping documents.')
    .addCommand(
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

const check = async (file: string, { sample, json }: CheckOptions, { terminal }: CommandContext): Promise<ExitCode> => {
  const { problems: inDocument, warnings, mapping } = checkMapping(await readJsonFile(file), { documentName: file });
  const problems = [...inDocument.map(problemText), ...unknownProduct(mapping?.productType)];
  const valid = mapping !== undefined && problems.length === 0;
  const report = sample !== undefined && mapping ? sampleReport(mapping, await readSample(sample)) : undefined;
  if (json) {
    printJson(terminal, { file, valid, problems, warnings: warnings.map(problemText), sample: report });
  } else {
    terminal.out(
      valid
        ? `${file}: valid, for ${mapping.productType}\n`
        : `${file}: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}\n`,
    );
    for (const problem of problems) terminal.out(`  ${problem}\n`);
    for (const warning of warnings) terminal.out(`  warning: ${problemText(warning)}\n`);
    if (report) terminal.out(`\n${describeSample(report)}`);
  }
  return valid ? 0 : 2;
};

/** The engine maps for any product; this service loads those that it has an adapter for. */
const unknownProduct = (product: string | undefined): readonly string[] =>
  product === undefined || destinationRegistry.has(product)
    ? []
    : [`product_type: there is no product '${product}': ${suggestion(product, [...destinationRegistry.keys()])}`];
