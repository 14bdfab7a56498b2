import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The stages of a reconciliation that ends well. */
export type ReconcilerStageName = 'claim' | 'validate' | 'reconcile' | 'report';

/** One reconciliation of the reference's load test. */
export interface MeasuredReconciliation {
  /** `yyyy-mm-dd` */
  readonly on: string;
  /** Of either side. One in ten is a break. */
  readonly rows: number;
  /** Processor seconds. */
  readonly seconds: Readonly<Record<ReconcilerStageName, number>>;
  /** Of both files, and of what each stage wrote. */
  readonly bytes: Readonly<Record<'files' | Exclude<ReconcilerStageName, 'claim'>, number>>;
}

/** Written by `bench/measure-stages.ts` of `libs/reconciliation-stages`. */
export const measuredReconciliation = (): MeasuredReconciliation =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'measured-reconciliation.json'), 'utf8')) as MeasuredReconciliation;
