import type { OneProductEnded, OneProductSync } from '@siesa-integration/operator';
import type { ExitCode } from '../../command-context.ts';
import { printJson, type Terminal } from '../../terminal/terminal.ts';
import { renderExplanation } from '../explain/render-explanation.ts';

export interface PrintOneProductOptions {
  readonly clientId: string;
  readonly productId: string;
  readonly dryRun: boolean;
  readonly json?: boolean;
}

/** Prints a product raw, canonical, as payload, and what became of it. */
export const printOneProduct = (
  result: OneProductSync,
  { clientId, productId, dryRun, json }: PrintOneProductOptions,
  terminal: Terminal,
): ExitCode => {
  if (result.status === 'skipped') {
    terminal.err(`${result.message} Nothing was started.\n`);
    if (json) printJson(terminal, { client_id: clientId, status: 'skipped', running: result.running });
    return 3;
  }
  const { explanation, error } = result;
  const happened = whatHappened(result.outcome, dryRun);
  if (json)
    printJson(terminal, {
      client_id: clientId,
      product_id: productId,
      dry_run: dryRun,
      happened,
      ...explanation,
      error,
    });
  else
    terminal.out(
      `${explanation ? renderExplanation({ ...explanation, verdict: [happened, ...explanation.verdict] }) : `${happened}\n`}${error ? `  ${error.name}: ${error.message}\n` : ''}`,
    );
  return result.status === 'failed' ? 1 : 0;
};

const whatHappened = (outcome: OneProductEnded['outcome'], dryRun: boolean): string => {
  switch (outcome) {
    case 'accepted':
      return dryRun ? 'Dry run: it would be sent.' : 'Sent, and accepted.';
    case 'unchanged':
      return 'Not sent: the product has it as it is (--type initial sends it all the same).';
    case 'rejected':
      return dryRun ? 'Dry run: it would be rejected.' : 'Rejected.';
    case 'not-reached':
      return 'The sync did not come to this product.';
  }
};
