import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One function's part in a sync. */
export interface StageUse {
  readonly invocations: number;
  /** Of all invocations together, with the usual latency of Siesa and the product. */
  readonly seconds: number;
  /** Of these, what the processor was busy: measured without latency on a whole x86 core. */
  readonly busySeconds: number;
}

/** What one sync did to AWS. */
export interface SyncUse {
  readonly stages: Readonly<Partial<Record<StageName, StageUse>>>;
  readonly transitions: number;
  /** Calls by action, such as `dynamodb:GetItem`. */
  readonly calls: Readonly<Record<string, number>>;
  readonly logBytes: number;
}

export type StageName = 'extractor' | 'transformer' | 'loader' | 'summarizer';

/** Three syncs of one client: all its products, nothing changed, and some changed. */
export interface MeasuredSyncs {
  /** `yyyy-mm-dd` */
  readonly on: string;
  readonly products: number;
  /** How many products changed before the third one. */
  readonly changed: number;
  readonly latencyMs: { readonly siesa: number; readonly product: number };
  readonly syncs: Readonly<Record<'initial' | 'quiet' | 'changed', SyncUse>>;
}

/** As `tools/sandbox/bench/measure-syncs.ts` wrote it. */
export const measuredSyncs = (): MeasuredSyncs =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'measured-syncs.json'), 'utf8')) as MeasuredSyncs;
