import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The use of one function in a sync. */
export interface StageUse {
  readonly invocations: number;
  /** Of all invocations together, with the usual latency of Siesa and the destination. */
  readonly seconds: number;
  /** Computing time within `seconds`, measured without latency on a whole x86 core. */
  readonly busySeconds: number;
}

/** The use of AWS by one sync. */
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
  /** Products that changed before the third sync. */
  readonly changed: number;
  readonly latencyMs: { readonly siesa: number; readonly product: number };
  readonly syncs: Readonly<Record<'initial' | 'quiet' | 'changed', SyncUse>>;
}

/** Written by `measure-syncs.ts`, a bench of the emulated host. */
export const measuredSyncs = (): MeasuredSyncs =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'measured-syncs.json'), 'utf8')) as MeasuredSyncs;
