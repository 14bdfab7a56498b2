import type { Fault } from '../faults/boundary.ts';
import type { MovedEnd } from '../systems/sim-stores.ts';
import type { DestinationFault, HttpSystems, SourceFault } from './http-systems.ts';

/** What happens to Siesa, the destination and the schedule in one simulation. Times are milliseconds from its beginning. */
export interface Scenario {
  readonly pageSize: number;
  /** Absent: the systems are reached without HTTP. */
  readonly http?: HttpSystems;
  /** Errors with which a run may fail without any fault of a call. @defaultValue those of random scenarios */
  readonly mayFailAs?: readonly string[];
  /** Siesa returns no total. */
  readonly totalUnknown?: boolean;
  /** Siesa's clock is ahead of ours by so much. */
  readonly skewMs: number;
  /** Calls a minute. */
  readonly limit: number;
  /** Milliseconds that one extractor invocation has: a little over a minute gives slices of a few pages. */
  readonly sliceMs: number;
  /** Milliseconds that one execution may take. @defaultValue two hours */
  readonly executionMs?: number;
  /** Milliseconds that Siesa demands between two calls; mostly 0. */
  readonly siesaWaitMs: number;
  /** Milliseconds that the destination takes to answer. @defaultValue 1 to 30 */
  readonly destinationMs?: number;
  readonly faultProbability: number;
  /** One fault at a chosen crossing, or at every one, of one label. */
  readonly aimed?: AimedFault;
  readonly events: readonly ScenarioEvent[];
  /** From this time on nothing changes and nothing fails. */
  readonly quietFrom: number;
  /** Undisturbed syncs at the end; the last must not write. @defaultValue 3 */
  readonly lastSyncs?: number;
}

export interface AimedFault {
  readonly label: string;
  readonly from: number;
  /** @defaultValue the scenario's `quietFrom` */
  readonly until?: number;
  readonly nth: number | 'every';
  readonly fault: Fault;
}

export type ScenarioEvent = { readonly at: number } & (
  | {
      readonly kind: 'put';
      readonly id: string;
      readonly value: string;
      readonly quantity: string;
      readonly lateMs: number;
    }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'sync'; readonly type: 'initial' | 'incremental'; readonly request?: StartRequest }
  /** The client's settings or secrets name another end: an empty destination or tenant, or a source with other content and an earlier clock. */
  | {
      readonly kind: 'moved';
      readonly end: MovedEnd;
      /** Also while a sync runs. @defaultValue it waits until none does */
      readonly amidSync?: true;
    }
  | { readonly kind: 'rejecting'; readonly id: string; readonly until: number }
  | { readonly kind: 'unstable' | 'cut' | 'misdate' | 'shrink' | 'lock'; readonly until: number }
  | { readonly kind: 'stale'; readonly ms: number; readonly until: number }
  | { readonly kind: 'clock' | 'skew'; readonly ms: number }
  | { readonly kind: 'mapping' }
  /** `until` may be later than `quietFrom`: what the service can read whole, the last syncs meet, too. */
  | { readonly kind: 'source fault'; readonly fault: SourceFault; readonly until: number }
  | {
      readonly kind: 'destination fault';
      readonly fault: DestinationFault;
      readonly id: string;
      readonly until: number;
    }
);

/** What an operator states about a sync. */
export interface StartRequest {
  readonly new_source?: true;
  readonly new_destination?: true;
}

/** When the first sync begins, and how long after it each further one. */
export const firstSync = 10 * 60_000;
export const syncEvery = 40 * 60_000;

/** Items that exist from the beginning. */
export const firstCatalogue = (ids: readonly string[]): readonly ScenarioEvent[] =>
  ids.map((id) => ({ at: 0, kind: 'put', id, value: 'a', quantity: '1', lateMs: 0 }));
