import type { SiesaBudget } from '@siesa-integration/siesa-client';
import type { AlertState } from '../alerts/alert-state.ts';
import type { Doubles } from '../run/doubles.ts';

/** Shares of a reading, between 0 and 1. */
export interface Fills {
  /** Rows that were counted. */
  readonly of: number;
  /** For each canonical field, the share of rows in which it had a value other than 0. */
  readonly fields: Readonly<Record<string, number>>;
  /** For each joined list, the share of items that it knows. */
  readonly lists: Readonly<Record<string, number>>;
  /** For each joined list, its rows for each item that was looked up. Absent in states of earlier versions. */
  readonly list_rows?: Readonly<Record<string, number>>;
  /** Different items that the reading brought, those that the mapping rejects included. Absent in states of earlier versions. */
  readonly items?: number;
}

/** A reading of everything, for comparison with the next one. */
export interface FullPass {
  /** When its run began. ISO 8601. */
  readonly at: string;
  /** Key of its index of source ids in the data bucket. */
  readonly seen: string;
}

/** A run that no longer holds the lease, of which an attempt may still run. */
export interface FormerRun {
  readonly sync_id: string;
  readonly until: number;
}

/** The item `#state` of one client: lease, cursor, open, stop and budget in one item, so that one conditional write commits them together. */
export interface ClientState {
  readonly owner?: string;
  readonly sync_id?: string;
  readonly epoch: number;
  /** Seconds since 1970, as the TTL attribute of DynamoDB; the lease is free after it. */
  readonly expires_at?: number;
  /** ISO 8601. */
  readonly cursor?: string;
  /** The `sync_id` of a run that has begun to send and has not committed. */
  readonly open?: string;
  /** The run before this one left `open` behind, so what it sent without writing the ledger is unknown: this run sends all that it reads. */
  readonly resend?: boolean;
  /** The slice that is being read or loaded, from 1. A loader of an earlier slice stops, because its task has timed out. */
  readonly slice?: number;
  /** Which execution of the run goes on with it, from 2: an attempt of an earlier one stops. Absent: the first. */
  readonly execution?: number;
  /** First error of a child of the Map, written by the state machine itself; or that an operator stopped the run. */
  readonly stop?: { readonly Error: string; readonly Cause?: string };
  readonly budget?: SiesaBudget;
  /** The next call to the destination that keeps the client's pace, in milliseconds since 1970. */
  readonly paced_until?: number;
  /** Calls that one attempt of an extractor may make, or has made, without having written them to `budget`; none after `until` (milliseconds since 1970). */
  readonly reserved?: { readonly calls: number; readonly until: number; readonly attempt: string };
  /** The last run that ended, so that a repeated commit recognizes itself. */
  readonly ended?: { readonly sync_id: string; readonly status: 'success' | 'failed' };
  /** Runs that held the lease before this one or the last one, until their longest time is over (milliseconds since 1970): none takes it again. */
  readonly former?: readonly FormerRun[];
  /** The source that the cursor belongs to: readable, never a secret (docs/reference/rules.md#identity). */
  readonly source?: string;
  /** The destination that the ledger describes. */
  readonly destination?: string;
  /** Which fields had a value in the last full reading that ended with success. */
  readonly fills?: Fills;
  /** Codes that stood twice in every pass of the last full reading. */
  readonly doubles?: Doubles;
  /** The last reading of everything that settled and ended with success. Absent: there was none, or a later one did not settle. */
  readonly full_pass?: FullPass;
  /** The source's modification stamps carry a day and no time. */
  readonly day_stamps?: boolean;
  /** Consecutive runs that held the cursor because the source never settled. */
  readonly held?: number;
  /** The last sync before this state was carried over from another host. */
  readonly carried_over?: string;
  /** What people were alerted about, or have to be. */
  readonly alerts?: AlertState;
}

/** `version` grows with every write. Each write is one conditional put; the state machine's own StopRun obeys the same rule (`ADD version :one`). */
export interface StateStore {
  readonly read: (clientId: string) => Promise<{ readonly state: ClientState; readonly version: number } | undefined>;
  /** `false` when the stored version is another: read again and decide again. `expected` 0: no item yet. */
  readonly replace: (clientId: string, state: ClientState, expected: number) => Promise<boolean>;
}
