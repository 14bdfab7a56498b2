import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { warnOfBrokenFiles } from '../clients/warn-of-broken-files.ts';
import { assertKnownClient } from '../sync/assert-clients-ready.ts';
import { withHost } from '../with-host.ts';

interface ReportOptions extends HostOptions {
  readonly output: string;
  readonly json?: boolean;
}

/** `siesa-sync report [CLIENT]` */
export const reportCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('report'))
    .summary('one HTML page of syncs, outcomes, durations, rejects and cursor age')
    .description(
      'Writes one self-contained HTML page: syncs over time, records by outcome, durations by stage, open rejects by reason with search, cursor age of each client. In Spanish and English, light and dark, without any network.',
    )
    .argument('[client]', 'id of one client')
    .option('-o, --output <file>', 'where to write the page', 'siesa-sync-report.html')
    .option('--json', 'print what the page tells as one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync report --local ./clients -o report.html')
    .action((client: string | undefined, options: ReportOptions) =>
      withHost(context, options, async (host) => {
        const { readReportData } = await import('../report/report-data.ts');
        const { reportPage } = await import('../report/report-page.ts');
        if (client === undefined) warnOfBrokenFiles(host, context.terminal);
        else await assertKnownClient(host, client);
        const wanted = (await host.stores.settings.list()).filter(
          (settings) => client === undefined || settings['client_id'] === client,
        );
        const data = await readReportData(wanted, host.stores, { place: host.place, now: context.now() });
        const file = resolve(options.output);
        await writeFile(file, reportPage(data)).catch((cause: unknown) => {
          throw new OperatorMistake(`The page cannot be written to '${file}': name another file with --output.`, {
            cause,
          });
        });
        if (options.json) printJson(context.terminal, { file, ...data });
        else context.terminal.out(`written: ${file}\n`);
      }),
    );
