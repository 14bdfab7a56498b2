import { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { describeExplanation } from '../explain/describe-explanation.ts';
import { explainProduct } from '../explain/explain-product.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { assertProductId } from '../sync/assert-product-id.ts';
import { assertKnownClient } from '../sync/assert-clients-ready.ts';
import { withHost } from '../with-host.ts';

interface ExplainOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync explain CLIENT PRODUCT_ID` */
export const explainCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('explain'))
    .summary('what happened to one product')
    .description(
      'Tells what happened to one product, from the ledger and the stored parts: the raw row, each mapping step, the payload, the verdict, why it was sent or not. Calls neither Siesa nor the product.',
    )
    .argument('<client>', 'id of the client')
    .argument('<product>', "the product's id")
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync explain cliente-a PROD000001 --local ./clients')
    .action((client: string, productId: string, options: ExplainOptions) =>
      withHost(context, options, async (host) => {
        assertProductId(productId);
        await assertKnownClient(host, client);
        const entry = (await host.stores.ledger.readMany(client, [productId])).get(productId);
        if (!entry)
          throw new OperatorMistake(
            `No sync of ${client} has read a product '${productId}' yet: ask Siesa for it with \`siesa-sync sync ${client} --only ${productId} --dry-run ${host.options}\`.`,
          );

        const explanation = await explainProduct(client, entry, host.stores, host.locate);
        if (options.json) printJson(context.terminal, explanation);
        else context.terminal.out(describeExplanation(explanation));
      }),
    );
