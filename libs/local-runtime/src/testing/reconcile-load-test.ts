import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadTest } from '@siesa-integration/reconciliation/fake';
import { openReconciliations } from '../reconciliation/open-reconciliations.ts';

interface Notice {
  readonly divergencias: readonly { readonly type: string; readonly count: number }[];
  readonly file: { readonly rows: number };
  readonly base: { readonly rows: number };
}

/** Reconciles the load test of the reference through the whole host, and answers what was found beside what was planted. */
export const reconcileLoadTest = async (orders: number) => {
  const { file, base, planted } = loadTest({ orders });
  const folder = await mkdtemp(join(tmpdir(), 'load-test-'));
  const reconciliations = await openReconciliations(folder);
  try {
    const [object_key, base_key] = [join(folder, 'file.csv'), join(folder, 'base.csv')];
    await pipeline(Readable.from(file()), createWriteStream(object_key));
    await pipeline(Readable.from(base()), createWriteStream(base_key));
    const started = performance.now();
    const { result } = reconciliations.start({
      object_key,
      base_key,
      rules_key: 'supplier-orders',
      business_date: '2026-02-16',
    });
    const { status } = await result;
    const ms = performance.now() - started;

    const [latest] = await reconciliations.alerts.latest(1);
    const notice = JSON.parse(latest?.message ?? '{}') as Notice;
    const breaks: Record<string, number> = {};
    for (const { type, count } of notice.divergencias) breaks[type] = (breaks[type] ?? 0) + count;
    return { status, ms, planted, found: { fileRows: notice.file.rows, baseRows: notice.base.rows, breaks } };
  } finally {
    reconciliations.close();
    await rm(folder, { recursive: true, force: true });
  }
};
