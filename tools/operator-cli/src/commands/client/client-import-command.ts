import { importClient, type ImportedClient } from '@siesa-integration/operator/import-client';
import { type Language, textIn, valueIn } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { localFolder } from '../../with-host.ts';
import { printJson } from '../../terminal/terminal.ts';

interface ImportOptions {
  readonly local?: string;
  readonly client?: string;
  readonly json?: boolean;
}

/** `siesa-sync client import FILE…` */
export const clientImportCommand = ({ terminal, now, language }: CommandContext): Command =>
  new Command('import')
    .summary("write another program's settings and secrets of a client as files of ours")
    .description(
      'Reads the documents that another program keeps of one client, and writes them in this service\'s form into a folder on this machine. Each is recognised by its content: a staging item in DynamoDB\'s JSON, a row with "configType": "PRODUCT_CONFIG", the secrets of Siesa and of the product, the mapping document. Says what it could not carry over. Nothing is sent anywhere.',
    )
    .argument('<file...>', "the client's settings, and its secrets and mapping document where you have them")
    .option('--local <dir>', 'the folder of clients; made when missing (or SIESA_SYNC_LOCAL)')
    .option('--client <id>', 'the id of the client here, where it must differ')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync client import item.json siesa-secret.json kong-secret.json --local ./clients',
    )
    .action(async (files: readonly string[], { client, json, ...options }: ImportOptions) => {
      const local = localFolder(options);
      const imported = await importClient(local, files, {
        at: new Date(now()).toISOString(),
        ...(client !== undefined && { clientId: client }),
      });
      if (json)
        printJson(terminal, {
          client_id: imported.clientId,
          files: imported.files,
          not_carried_over: imported.left.map(({ reason, ...left }) => ({ ...left, reason: valueIn(reason, 'en') })),
          to_do: imported.toDo.map((what) => valueIn(what, 'en')),
        });
      else terminal.out(render(imported, local, language));
    });

const render = ({ clientId, files, left, toDo }: ImportedClient, local: string, language: Language): string => {
  const t = textIn(language);
  return [
    ...files.map((file) => t('client/written', { what: `${local}/${file}` })),
    ...left.map((one) => t('client/not-carried-over', { ...one })),
    ...toDo.map((what) => t('client/to-do', { what })),
    t('client/next', { command: `siesa-sync client check ${clientId} --local ${local}` }),
    '',
  ].join('\n');
};
