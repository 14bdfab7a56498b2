import { importClient, type ImportedClient } from '@siesa-integration/operator';
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
export const clientImportCommand = ({ terminal, now }: CommandContext): Command =>
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
          not_carried_over: imported.left,
          to_do: imported.toDo,
        });
      else terminal.out(render(imported, local));
    });

const render = ({ clientId, files, left, toDo }: ImportedClient, local: string): string =>
  [
    ...files.map((file) => `written: ${local}/${file}`),
    ...left.map(({ file, path, reason }) => `not carried over: ${path} of ${file}: ${reason}`),
    ...toDo.map((sentence) => `to do: ${sentence}`),
    `Next: siesa-sync client check ${clientId} --local ${local}`,
    '',
  ].join('\n');
