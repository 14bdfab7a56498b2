import type { FieldDifference } from '../clients/settings-difference.ts';
import type { Execution, StateEvent, SyncRequest } from './execution.ts';
import type { InterruptedExecution } from './interrupted-executions.ts';
import type { SettingsDocument } from './settings-table.ts';
import type { Stores } from './stores.ts';

/** Where syncs run: a local folder or an AWS environment. */
export interface Host {
  /** For messages: `in ./my-clients` or `in dev`. */
  readonly place: string;
  /** The options that lead here again: `--local ./my-clients` or `--env dev`. */
  readonly options: string;
  readonly stores: Stores;
  readonly start: (request: SyncRequest) => Promise<Execution>;
  /** What happened in an execution, by its ARN or its name; `undefined` when it is unknown. */
  readonly eventsOf: (execution: string) => Promise<readonly StateEvent[] | undefined>;
  /** Syncs that were cut off and have no line in any history, newest first; on AWS there are none: the state machine outlives its functions. */
  readonly interrupted: () => Promise<readonly InterruptedExecution[]>;
  /** Where an execution can be looked at, where there is such a place. */
  readonly consoleAddress: (executionArn: string) => string | undefined;
  /** The command that shows what the functions log, where there is one. */
  readonly tailCommand: string | undefined;
  /** Where people find an object of the data bucket: a path, or an `s3://` address. */
  readonly locate: (key: string) => string;
  readonly keeper: ClientKeeper;
  /** One sentence for each file that could not be used: whoever it concerns is refused, all others are served. */
  readonly brokenFiles: readonly string[];
  /** The next move of whoever has to correct this, in a sentence: where it lies, or how it gets there. */
  readonly toCorrect: (what: Correctable, name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What operators correct: a client's settings by its id, a mapping document by its key, a secret by its name. */
export type Correctable = 'client' | 'mapping' | 'secret';

/** Writes what operators decide about clients. */
export interface ClientKeeper {
  /** The steps that make the host say what a client's files say, in an order in which a failure half-way can simply be run again. */
  readonly apply: (client: ClientFiles) => readonly ApplyStep[];
  /** How what stands outside of the settings, the schedule, differs from what they say. */
  readonly differences: (client: ClientFiles) => Promise<readonly FieldDifference[]>;
  readonly setEnabled: (clientId: string, enabled: boolean, at: string) => readonly ApplyStep[];
}

/** A client's settings, and its mapping document where the operator has one beside them. */
export interface ClientFiles {
  readonly settings: SettingsDocument & { readonly client_id: string };
  readonly mapping?: { readonly key: string; readonly text: string };
}

/** One write, safe to repeat. */
export interface ApplyStep {
  /** What it does, for people: `schedule siesa-integration-cliente-a-schedule, rate(6 hours)`. */
  readonly what: string;
  readonly run: () => Promise<void>;
}

/** Which host a command is for. */
export type HostChoice = { readonly local: string } | { readonly env: string };
