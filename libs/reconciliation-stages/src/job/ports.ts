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

/** What people have decided about rows. Nothing is changed or deleted in it: a later decision replaces an earlier one. */
export interface DecisionLog {
  /** Under the rules of this name, in the order in which they were made. */
  readonly list: (rulesName: string) => Promise<readonly Decision[]>;
  readonly add: (rulesName: string, decision: Decision) => Promise<void>;
}

/** The jobs that have ended well, by the name of their rules and the day of their files. */
export interface JobHistory {
  /** The newest job of the last day before this one. */
  readonly before: (rulesName: string, day: string) => Promise<string | undefined>;
  /** Jobs of later days, the newest of each day, in the order of the days. */
  readonly after: (rulesName: string, day: string) => Promise<readonly string[]>;
  /** Adds a job. @returns the job that it supersedes: the newest one of the same rules and day before it */
  readonly record: (rulesName: string, day: string, jobId: string) => Promise<string | undefined>;
}

/** What the stages need from the host. */
export interface ReconcilerPorts {
  readonly claims: FileClaims;
  /** @throws ReconciliationInputInvalid when there is no such file */
  readonly openSource: (key: string) => Promise<SourceFile>;
  /** Opens the newest file whose name is the name of the source and the suffix. It answers `undefined` when there is no such file. */
  readonly openBeside: (key: string, suffix: string) => Promise<SourceFile | undefined>;
  /** @throws ReconciliationInputInvalid, RulesInvalid */
  readonly readRules: (key: string) => Promise<RuleDocument>;
  /** What people have decided under the rules of a name, in the order in which they did. Absent: the host keeps no decisions. */
  readonly decisions?: (rulesName: string) => Promise<readonly Decision[]>;
  /** Which jobs reconciled which day. Absent: the host carries nothing over. */
  readonly history?: JobHistory;
  /** The folder of a job, which is there, with what its earlier stages wrote. */
  readonly jobFolder: (jobId: string) => Promise<string>;
  /** Makes what was written into the folder outlive this process. Stages call it when their files are whole, and before they settle a claim. */
  readonly keepJob: (jobId: string) => Promise<void>;
  /** Where people find a file of a job's folder, for notices. */
  readonly placeOf: (jobId: string, path: string) => string;
  /** Where people find what an execution has logged, for notices. */
  readonly logsOf: (owner: string) => string;
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
