import { Command } from 'commander';
import { compileFieldMapping, MappingInvalid, problemText, type FieldMapping } from '@siesa-integration/field-mapping';
import type { CommandContext, ExitCode } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { describeSample } from '../mapping/describe-sample.ts';
import { judgeSample } from '../mapping/judge-sample.ts';
import { readSample } from '../mapping/read-sample.ts';
import { readJsonFile } from '../read-json-file.ts';

interface CheckOptions {
  readonly sample?: string;
  readonly json?: boolean;
}

/** `siesa-sync mapping check FILE` */
export const mappingCommand = (context: CommandContext): Command =>
  new Command('mapping').summary('check a mapping document').description('Works on mapping documents.').addCommand(
    new Command('check')
      .summary('every problem of a mapping document at once')
      .description('Shows every problem of a mapping document at once. With a sample of Siesa rows also: how often each field is filled, what fails, and three records before and after.')
      .argument('<file>', 'the mapping document')
      .option('--sample <file>', 'rows of Siesa: a page as it answers, a list of rows, or one row a line')
      .option('--json', 'print one JSON document on standard output, and nothing else there')
      .addHelpText('after', '\nExample:\n  $ siesa-sync mapping check clients/field-mappings/field-mappings-kong.json --sample page.json')
      .action(async (file: string, options: CheckOptions) => {
        context.exitWith(await check(file, options, context));
      }),
  );

const check = async (file: string, { sample, json }: CheckOptions, { terminal }: CommandContext): Promise<ExitCode> => {
  const document = await readJsonFile(file);
  const compiled = compile(document, file);
  const verdict = sample !== undefined && compiled.ok ? judgeSample(compiled.mapping, await readSample(sample)) : undefined;
  const problems = compiled.ok ? [] : compiled.problems;
  const warnings = compiled.ok ? compiled.mapping.warnings.map(problemText) : [];
  if (json) {
    printJson(terminal, { file, valid: compiled.ok, problems, warnings, sample: verdict });
  } else {
    terminal.out(compiled.ok ? `${file}: valid, for ${compiled.mapping.productType}\n` : `${file}: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}\n`);
    for (const line of problems) terminal.out(`  ${line}\n`);
    for (const line of warnings) terminal.out(`  warning: ${line}\n`);
    if (verdict) terminal.out(`\n${describeSample(verdict)}`);
  }
  return compiled.ok ? 0 : 2;
};

type Compiled = { readonly ok: true; readonly mapping: FieldMapping } | { readonly ok: false; readonly problems: readonly string[] };

const compile = (document: unknown, documentName: string): Compiled => {
  try {
    return { ok: true, mapping: compileFieldMapping(document, { documentName }) };
  } catch (error) {
    if (error instanceof MappingInvalid) return { ok: false, problems: error.issues.map(problemText) };
    throw error;
  }
};
