import { Command } from 'commander';
import { destinationRegistry } from '@siesa-integration/aws-runtime/destination-registry';
import { askNewClient } from '../clients/new-client-answers.ts';
import type { CommandContext } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { OperatorMistake } from '../operator-mistake.ts';

interface NewOptions {
  readonly local: string;
  readonly json?: boolean;
}

/** `siesa-sync client new` */
export const clientNewCommand = (context: CommandContext): Command =>
  new Command('new')
    .summary('ask what is needed, and write the files of a new client')
    .description(
      'Asks what a new client needs (product, addresses, keys by hidden prompt, schedule), and writes its files into a folder on this machine. Nothing is sent anywhere.',
    )
    .requiredOption('--local <dir>', 'the folder of clients; made when missing')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync client new --local ./clients')
    .action(async ({ local, json }: NewOptions) => {
      const { terminal, prompter, now } = context;
      if (!terminal.interactive)
        throw new OperatorMistake(
          '`client new` asks questions, and there is nobody to ask here: run it in a terminal.',
        );
      const { writeNewClient } = await import('../clients/write-new-client.ts');
      const answers = await askNewClient(prompter, [...destinationRegistry.keys()]);
      const files = await writeNewClient(local, answers, new Date(now()).toISOString());
      if (json) printJson(terminal, { client_id: answers.clientId, files });
      else
        terminal.out(
          `${files.map((file) => `written: ${local}/${file}\n`).join('')}Next: siesa-sync client check ${answers.clientId} --local ${local}\n`,
        );
    });
