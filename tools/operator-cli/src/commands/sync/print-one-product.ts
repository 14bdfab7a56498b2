import type { OneProductEnded, OneProductSync } from '@siesa-integration/operator/in-process';
import { type Language, textIn } from '@siesa-integration/operator/messages';
import type { ExitCode } from '../../command-context.ts';
import { printJson, type Terminal } from '../../terminal/terminal.ts';
import { renderExplanation } from '../explain/render-explanation.ts';

export interface PrintOneProductOptions {
  readonly clientId: string;
  readonly productId: string;
  readonly dryRun: boolean;
  readonly language: Language;
  readonly json?: boolean;
}

/** Prints a product raw, canonical, as payload, and what became of it. */
export const printOneProduct = (
  result: OneProductSync,
  { clientId, productId, dryRun, language, json }: PrintOneProductOptions,
  terminal: Terminal,
): ExitCode => {
  if (result.status === 'skipped') {
    const t = textIn(language);
    const { running: sync } = result;
    const text =
      sync === undefined
        ? t('sync/already-running', { client: clientId })
        : t('sync/already-running-by', { client: clientId, sync });
    terminal.err(`${text}\n`);
    if (json) printJson(terminal, { client_id: clientId, status: 'skipped', running: result.running });
    return 3;
  }
  const { explanation, error } = result;
  const happened = textIn(language)(whatHappened(result.outcome, dryRun));
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
      `${explanation ? renderExplanation({ ...explanation, verdict: [happened, ...explanation.verdict] }, language) : `${happened}\n`}${error ? `  ${error.name}: ${error.message}\n` : ''}`,
    );
  return result.status === 'failed' ? 1 : 0;
};

const whatHappened = (outcome: OneProductEnded['outcome'], dryRun: boolean) => {
  switch (outcome) {
    case 'accepted':
      return dryRun ? 'only/would-send' : 'only/sent';
    case 'unchanged':
      return 'only/unchanged';
    case 'rejected':
      return dryRun ? 'only/would-reject' : 'only/rejected';
    case 'not-reached':
      return 'only/not-reached';
  }
};
