import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { textIn } from '@siesa-integration/operator/messages';
import { runReconciliation } from '@siesa-integration/operator/reconcile';
import { loadTest } from '@siesa-integration/reconciliation/fake';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { pageBeside, publishEnd } from '../reconcile/run-command.ts';

export interface ReconcileDemoOptions {
  /** Of each side, in hundreds. @defaultValue 100,000 */
  readonly rows?: number;
  readonly json?: boolean | undefined;
}

/** Of 105 orders each side lacks 5, so both files have 100 rows. */
const share = { onlyFile: 5, onlyBase: 5, amount: 2, of: 105 };

/** Reconciles two files with known breaks, and compares what was found with what was planted. The folder stays, because the page is in it. */
export const reconcileDemo = async (
  { rows = 100_000, json = false }: ReconcileDemoOptions,
  { terminal, language }: Pick<CommandContext, 'terminal' | 'language'>,
): Promise<ExitCode> => {
  const dir = await mkdtemp(join(tmpdir(), 'siesa-sync-reconcile-'));
  const { file, base, planted } = loadTest({ orders: (rows / 100) * share.of, share });
  const paths = { file: join(dir, 'file.csv'), against: join(dir, 'base.csv') };
  await pipeline(Readable.from(file()), createWriteStream(paths.file));
  await pipeline(Readable.from(base()), createWriteStream(paths.against));

  const started = performance.now();
  const end = await runReconciliation({ dir, ...paths, rules: 'supplier-orders', day: '2026-02-16' });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const found = new Map<string, number>();
  const counts = end.status === 'failed' ? [] : end.findings.counts;
  for (const { type, count } of counts) found.set(type, (found.get(type) ?? 0) + count);
  const isExact =
    found.size === Object.keys(planted.breaks).length &&
    Object.entries(planted.breaks).every(([type, count]) => found.get(type) === count);
  const { document, text } = await publishEnd(end, { language, page: pageBeside(end, { dir }) });
  if (json) printJson(terminal, { ...document, planted, exact: isExact, seconds });
  else {
    const outcome = isExact ? 'reconcile/demo-exact' : 'reconcile/demo-other';
    terminal.out(`${text}${textIn(language)(outcome, { seconds: String(seconds) })}\n`);
  }
  return isExact ? 0 : 1;
};
