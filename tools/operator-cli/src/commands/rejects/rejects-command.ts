import type { Host } from '@siesa-integration/operator/hosts';
import { message, OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import { type ListedReject, listRejects, rejectsByReason, unparkRejects } from '@siesa-integration/operator/rejects';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { exitCodeOf, printOutcomes } from '../sync/print-outcomes.ts';
import { syncInTerminal } from '../sync/sync-in-terminal.ts';
import { assertExportable } from '../../terminal/export-list.ts';
import { exportRejects } from './export-rejects.ts';
import { rejectsDocument, renderRejects } from './render-rejects.ts';

interface RejectsOptions extends HostOptions {
  readonly retry?: boolean;
  readonly export?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync rejects CLIENT` */
export const rejectsCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('rejects'))
    .description(
      'Shows the products that were not accepted, by rule and field, or writes them as a list that the client can be sent. An incremental sync tries each of them again, ten times; after that it is parked until Siesa or the mapping changes, or until --retry.',
    )
    .argument('<client>', 'id of the client')
    .option('--retry', 'take parked ones back and start an incremental sync, which tries up to 200 of them again')
    .option(
      '--export <file>',
      'write every open reject to FILE.xlsx or FILE.csv: product, name, field in Siesa, value found, what is expected, since when, attempts',
    )
    .option('--all', 'with --export: also what the last sync accepted with a warning, such as without a field')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync rejects cliente-a --local ./clients --retry')
    .action(async (clientId: string, options: RejectsOptions) => {
      assertTogether(options);
      await withHost(context, options, (host) => {
        if (options.export !== undefined) return exportTo(options.export, host, clientId, options, context);
        return options.retry ? retry(host, clientId, options, context) : show(host, clientId, options, context);
      });
    });

const assertTogether = ({ retry: tries, export: file, all }: RejectsOptions): void => {
  if (tries && file !== undefined)
    throw new OperatorMistake(message('mistake/retry-or-export'), {
      code: 'WRONG_USAGE',
    });
  if (all && file === undefined)
    throw new OperatorMistake(message('mistake/all-without-export'), {
      code: 'WRONG_USAGE',
    });
  if (file !== undefined) assertExportable(file);
};

const exportTo = async (
  file: string,
  host: Host,
  clientId: string,
  { all = false, json }: RejectsOptions,
  { terminal, language }: CommandContext,
): Promise<void> => {
  const list = await listRejects(host, clientId, { all });
  const printed: ListedReject[] = [];
  let count = 0;
  const counted = async function* (): AsyncGenerator<ListedReject> {
    for await (const reject of list.rejects) {
      count += 1;
      if (json) printed.push(reject);
      yield reject;
    }
  };
  const path = await exportRejects({ ...list, rejects: counted() }, file, language);
  if (json) printJson(terminal, { file: path, ...list, rejects: printed });
  else terminal.out(`${textIn(language)('rejects/exported', { count, file: path })}\n`);
};

const show = async (
  host: Host,
  clientId: string,
  { json }: RejectsOptions,
  { terminal, now, language }: CommandContext,
): Promise<void> => {
  const groups = await rejectsByReason(host, clientId);
  const { open } = await host.stores.ledger.countRejects(clientId);
  if (json) printJson(terminal, rejectsDocument(clientId, groups, open));
  else terminal.out(renderRejects(clientId, groups, { now: now(), options: host.options, language, open }));
};

const retry = async (host: Host, clientId: string, options: RejectsOptions, context: CommandContext): Promise<void> => {
  const { terminal, language, exitWith } = context;
  await unparkRejects(host, clientId);
  const outcomes = await syncInTerminal(host, [{ client_id: clientId, sync_type: 'incremental' }], context);
  printOutcomes(outcomes, { json: options.json, language }, host, terminal);
  exitWith(exitCodeOf(outcomes));
};
