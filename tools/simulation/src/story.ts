import type { Fault } from './boundary.ts';

/** What happens to Siesa, the product and the schedule in one simulation. Times are milliseconds from its beginning. */
export interface Story {
  readonly pageSize: number;
  /** Siesa does not say how much there is. */
  readonly untold?: boolean;
  /** Siesa's clock is ahead of ours by it. */
  readonly skewMs: number;
  /** Calls a minute. */
  readonly limit: number;
  /** Milliseconds that an extractor has: a little over a minute gives slices of a few pages. */
  readonly sliceMs: number;
  /** Milliseconds that Siesa asks to wait after each call; 0 mostly. */
  readonly crawlMs: number;
  /** Milliseconds that the product takes to answer. @defaultValue a moment */
  readonly productMs?: number;
  readonly faultProbability: number;
  /** One fault at the nth crossing of one boundary from a time on, or at every one. */
  readonly aimed?: AimedFault;
  readonly events: readonly StoryEvent[];
  /** From here on nothing changes and nothing fails. */
  readonly calmAt: number;
  /** Undisturbed syncs at the end: the last may not write. @defaultValue 3 */
  readonly lastSyncs?: number;
}

export interface AimedFault {
  readonly label: string;
  readonly from: number;
  /** @defaultValue the story's `calmAt` */
  readonly until?: number;
  readonly nth: number | 'every';
  readonly fault: Fault;
}

export type StoryEvent = { readonly at: number } & (
  | {
      readonly kind: 'put';
      readonly id: string;
      readonly value: string;
      readonly quantity: string;
      readonly lateMs: number;
    }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'sync'; readonly type: 'initial' | 'incremental' }
  | { readonly kind: 'sulk'; readonly id: string; readonly until: number }
  | { readonly kind: 'unstable' | 'cut' | 'misdate' | 'shrink' | 'lock'; readonly until: number }
  | { readonly kind: 'stale'; readonly ms: number; readonly until: number }
  | { readonly kind: 'clock' | 'skew'; readonly ms: number }
  | { readonly kind: 'mapping' }
);

/** The first sync begins so many milliseconds from the beginning, each further one so many later. */
export const firstSync = 10 * 60_000;
export const syncEvery = 40 * 60_000;

/** Products that are there from the beginning. */
export const firstCatalogue = (ids: readonly string[]): readonly StoryEvent[] =>
  ids.map((id) => ({ at: 0, kind: 'put', id, value: 'a', quantity: '1', lateMs: 0 }));
