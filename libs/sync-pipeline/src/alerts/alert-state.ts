import type { SyncType } from '@siesa-integration/workflow-contract';

/** Something about one client that people must know, with the figures of its text. */
export type AlertFinding =
  | { readonly cause: 'sync-failed'; readonly error: AlertedError; readonly sync_id: string }
  | { readonly cause: 'overdue'; readonly schedule: string; readonly last_success?: string }
  | {
      readonly cause: 'schedule-unusable';
      readonly schedule: string;
      readonly timezone: string;
      /** Which of the two. @defaultValue the zone, which does not exist */
      readonly refused?: 'schedule';
    }
  | { readonly cause: 'unusual-count'; readonly count: number; readonly median: number }
  | { readonly cause: 'cursor-held'; readonly runs: number }
  | { readonly cause: 'records-parked'; readonly parked: number }
  /** Products that a full pass no longer brings, too many of them to be deactivated without being asked. */
  | { readonly cause: 'deactivation-withheld'; readonly withheld: number };

export type AlertCause = AlertFinding['cause'];

export interface AlertedError {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** A finding that is not over, or whose end was not announced yet. */
export interface OpenAlert {
  readonly finding: AlertFinding;
  /** ISO 8601. */
  readonly since: string;
  readonly announced?: boolean;
  /** When it was over, ISO 8601. */
  readonly ended?: string;
}

/** The alerts of one client, a part of its `#state`. */
export interface AlertState {
  /** By cause; a failed sync also by the name of its error. */
  readonly open?: Readonly<Record<string, OpenAlert>>;
  /** Records that the last ten successful runs of each type read, the newest last. */
  readonly counts?: Readonly<Partial<Record<SyncType, readonly number[]>>>;
  /** The last run that was observed, so that a repeated observation changes nothing. */
  readonly observed?: string;
}

/** Findings are the same alert when they have the same key. */
export const alertKey = (finding: AlertFinding): string =>
  finding.cause === 'sync-failed' ? `${finding.cause} ${finding.error.name}` : finding.cause;
