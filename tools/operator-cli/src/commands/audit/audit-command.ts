import type { StoredAuditEntry } from '@siesa-integration/operator/audit';
import { textIn, type Language } from '@siesa-integration/operator/messages';
import { Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { table } from '../../terminal/table.ts';
import { printJson } from '../../terminal/terminal.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { type HostOptions, withHost, withHostOptions } from '../../with-host.ts';

interface AuditOptions extends HostOptions {
  readonly limit: number;
  readonly json?: boolean;
}

/** `siesa-sync audit` */
export const auditCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('audit'))
    .description(
      'Shows the changes that operators made in the console, newest first: who, when, what, and from which address. They are kept 400 days.',
    )
    .addOption(new Option('--limit <count>', 'the most entries').argParser(wholeNumber(1, 9_999)).default(100))
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync audit --local ./clients')
    .action(({ limit, json, ...options }: AuditOptions) =>
      withHost(context, options, async ({ stores }) => {
        const entries = await stores.audit.latest(limit);
        if (json) printJson(context.terminal, entries);
        else context.terminal.out(auditTable(entries, context.language));
      }),
    );

const auditTable = (entries: readonly StoredAuditEntry[], language: Language): string => {
  const t = textIn(language);
  if (entries.length === 0) return `${t('console/audit-none')}\n`;
  return table(
    [
      t('console/when'),
      t('console/who'),
      t('console/what'),
      t('console/client'),
      t('console/about-what'),
      t('console/from'),
    ],
    entries.map(({ at, who, what, client_id: client = '-', about = '-', from }) => [
      at.slice(0, 19).replace('T', ' '),
      who,
      t(`audit/${what}`),
      client,
      about,
      from,
    ]),
    language,
  );
};
