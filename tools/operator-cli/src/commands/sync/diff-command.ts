import type { SyncDiff } from '@siesa-integration/operator/diff';
import { type Language, textIn } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { type HostOptions, withHost, withHostOptions } from '../../with-host.ts';
import { renderFieldDiff } from './render-field-diff.ts';

interface DiffOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync sync diff FIRST SECOND` */
export const syncDiffCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('diff'))
    .summary('which fields differ between two syncs of a client')
    .description(
      'Compares what two syncs of a client had to send, field by field, from their stored parts. An incremental sync read only what had changed. Calls neither Siesa nor the product.',
    )
    .argument('<first>', 'id of the earlier sync, as `status` shows it')
    .argument('<second>', 'id of the later sync')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync sync diff sync-20250115-100000-7f3a sync-20250116-100000-11c2 --local ./clients',
    )
    .action((first: string, second: string, { json, ...options }: DiffOptions) =>
      withHost(context, options, async (host) => {
        const { diffSyncs } = await import('@siesa-integration/operator/diff'); // the help needs no stages
        const diff = await diffSyncs(host, first, second);
        if (json) printJson(context.terminal, diff);
        else context.terminal.out(renderSyncDiff(diff, context.language));
      }),
    );

const renderSyncDiff = (diff: SyncDiff, language: Language): string => {
  const t = textIn(language);
  const {
    client_id: client,
    first,
    second,
    compared,
    changed,
    only_in_first: inFirst,
    only_in_second: inSecond,
  } = diff;
  return [
    `${t('diff/of', { client, first, second, compared, changed })}\n`,
    ...(inFirst + inSecond > 0 ? [`${t('diff/only', { first, second, inFirst, inSecond })}\n`] : []),
    `\n${renderFieldDiff(diff, language)}`,
  ].join('');
};
