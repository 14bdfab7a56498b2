import { explain } from '@siesa-integration/operator/explain';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { renderExplanation } from './render-explanation.ts';

interface ExplainOptions extends HostOptions {
  readonly live?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync explain CLIENT PRODUCT_ID` */
export const explainCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('explain'))
    .description(
      'Shows what happened to one product, from the ledger and the stored parts: the verdict, what each sync did with it, the newest raw row, each mapping step, the payload. Calls neither Siesa nor the product, unless --live is given.',
    )
    .argument('<client>', 'id of the client')
    .argument('<product>', "the product's id, or its code in Siesa")
    .option('--live', 'ask Siesa what it has now, and mark how it differs from what was accepted last')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync explain cliente-a PROD000001 --local ./clients --live')
    .action((clientId: string, productId: string, { json, live = false, ...options }: ExplainOptions) =>
      withHost(context, options, async (host) => {
        const language = json ? 'en' : context.language;
        const explanation = await explain(host, clientId, productId, { language, live });
        if (json) printJson(context.terminal, explanation);
        else context.terminal.out(renderExplanation(explanation, language));
      }),
    );
