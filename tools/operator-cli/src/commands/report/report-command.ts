import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { message, OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import { readReportData } from '@siesa-integration/operator/report';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { type HostOptions, warnOfBrokenFiles, withHost, withHostOptions } from '../../with-host.ts';

interface ReportOptions extends HostOptions {
  readonly output: string;
  readonly json?: boolean;
}

/** `siesa-sync report [CLIENT]` */
export const reportCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('report'))
    .description(
      'Writes one self-contained HTML page: syncs over time, records by outcome, durations by stage, open rejects by reason with search, cursor age of each client. In Spanish and English, light and dark, without any network.',
    )
    .argument('[client]', 'id of one client')
    .option('-o, --output <file>', 'where to write the page', 'siesa-sync-report.html')
    .option('--json', 'print the data of the page as one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync report --local ./clients -o report.html')
    .action((clientId: string | undefined, options: ReportOptions) =>
      withHost(context, options, async (host) => {
        const { reportPage } = await import('./report-page.ts'); // ECharts, which other commands do not need
        if (clientId === undefined) warnOfBrokenFiles(host, context);
        const data = await readReportData(host, { clientId, now: context.now() });
        const file = resolve(options.output);
        await writeFile(file, reportPage(data, context.language)).catch((cause: unknown) => {
          throw new OperatorMistake(message('mistake/page-unwritable', { file, option: '--output' }), {
            cause,
          });
        });
        if (options.json) printJson(context.terminal, { file, ...data });
        else context.terminal.out(`${textIn(context.language)('client/written', { what: file })}\n`);
      }),
    );
