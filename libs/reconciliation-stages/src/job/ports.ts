import type { RuleDocument, SourceFile } from '@siesa-integration/reconciliation';
import type { Decision } from '../decisions/decision.ts';

/** Who reconciles what: one item a set of files and rules, for ever. */
export interface FileClaims {
  /**
   * Claims files for a job in one conditional write: two at once get one job.
   *
   * A claim that failed, or whose owner has ended, goes to the new owner under the *first* job, so that it goes on from what that wrote.
   */
  readonly claim: (fileId: string, wanted: Claim) => Promise<ClaimAnswer>;
  /** Ends a claim. Nothing happens when another owner has it by now. */
  readonly settle: (fileId: string, owner: string, state: 'done' | 'failed') => Promise<void>;
}

export interface Claim {
  readonly jobId: string;
  /** The execution that reconciles. */
  readonly owner: string;
}

export interface ClaimAnswer {
  /** The job of these files. */
  readonly jobId: string;
  /** Whether this owner reconciles them. `false`: another does, or has. */
  readonly isMine: boolean;
}

/** What the stages need from the host. */
export interface ReconcilerPorts {
  readonly claims: FileClaims;
  /** @throws ReconciliationInputInvalid when there is no such file */
  readonly openSource: (key: string) => Promise<SourceFile>;
  /** @throws ReconciliationInputInvalid, RulesInvalid */
  readonly readRules: (key: string) => Promise<RuleDocument>;
  /** What people have decided under the rules of a name, in the order in which they did. Absent: the host keeps no decisions. */
  readonly decisions?: (rulesName: string) => Promise<readonly Decision[]>;
  /** The folder of a job, which is there. It outlives the process. */
  readonly jobFolder: (jobId: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How a person goes on with a job. */
  readonly resumeCommand: (jobId: string) => string;
}

/** One invocation of a stage. */
export interface Invocation {
  /** Aborted when the invocation must end. */
  readonly signal: AbortSignal;
}

/** How long a reconciliation may work, from its start: two minutes remain to save the checkpoint and to notify. */
export const workMs = 18 * 60_000;
