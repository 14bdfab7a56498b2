import type { ExitCode } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import type { Terminal } from '../console/terminal.ts';
import { describeExplanation } from '../explain/describe-explanation.ts';
import { explainProduct } from '../explain/explain-product.ts';
import { causeInWords } from '../history/state-visits.ts';
import { syncIdIn } from '../sync/follow-sync.ts';
import type { SingleSync } from './sync-one-product.ts';

/** One product's sync, and of what. */
export interface PrintedSingleSync extends SingleSync {
  readonly clientId: string;
  readonly productId: string;
  readonly dryRun: boolean;
}

/** Prints a product raw, canonical, as payload, and what became of it. */
export const printSingleSync = async (
  { clientId, productId, dryRun, end, entry, stores }: PrintedSingleSync,
  { json }: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> => {
  const error =
    end.summary?.summary.error ?? (end.error && { name: end.error.Error, message: causeInWords(end.error.Cause) });
  if (end.status === 'skipped') {
    const cause = causeInWords(end.error?.Cause ?? '');
    terminal.err(`${cause} Nothing was started.\n`);
    if (json) printJson(terminal, { client_id: clientId, status: 'skipped', running: syncIdIn(cause) });
    return 3;
  }
  const explanation = entry && (await explainProduct(clientId, entry, stores));
  const happened = whatHappened(end.summary?.summary, dryRun);
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
      `${explanation ? describeExplanation({ ...explanation, verdict: [happened, ...explanation.verdict] }) : `${happened}\n`}${error ? `  ${error.name}: ${error.message}\n` : ''}`,
    );
  return end.status === 'failed' ? 1 : 0;
};

const whatHappened = (
  summary:
    | { readonly records_success: number; readonly records_unchanged: number; readonly records_failed: number }
    | undefined,
  dryRun: boolean,
): string => {
  if (summary?.records_success) return dryRun ? 'Dry run: it would be sent.' : 'Sent, and accepted.';
  if (summary?.records_unchanged)
    return 'Not sent: the product has it as it is (--type initial sends it all the same).';
  if (summary?.records_failed) return dryRun ? 'Dry run: it would be rejected.' : 'Rejected.';
  return 'The sync did not come to this product.';
};
