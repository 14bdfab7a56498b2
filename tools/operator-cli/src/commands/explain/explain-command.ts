import { explain } from '@siesa-integration/operator';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { renderExplanation } from './render-explanation.ts';

interface ExplainOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync explain CLIENT PRODUCT_ID` */
export const explainCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('explain'))
    .summary('what happened to one product')
    .description(
      'Shows what happened to one product, from the ledger and the stored parts: the raw row, each mapping step, the payload, the verdict, why it was sent or not. Calls neither Siesa nor the product.',
    )
    .argument('<client>', 'id of the client')
    .argument('<product>', "the product's id")
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync explain cliente-a PROD000001 --local ./clients')
    .action((clientId: string, productId: string, { json, ...options }: ExplainOptions) =>
      withHost(context, options, async (host) => {
        const explanation = await explain(host, clientId, productId);
        if (json) printJson(context.terminal, explanation);
        else context.terminal.out(renderExplanation(explanation));
      }),
    );
