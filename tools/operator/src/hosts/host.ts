import type { ScheduleState } from '@siesa-integration/local-runtime';
import type { FieldDifference } from '../clients/settings-difference.ts';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import type { FolderAlerts } from '@siesa-integration/local-runtime';
import type { Execution, InterruptedExecution, SyncRequest } from './execution.ts';
import type { SettingsDocument } from './settings-table.ts';
import type { Concurrency } from './env/read-concurrency.ts';
import type { Value } from '../messages/message.ts';
import type { Stores } from './stores.ts';

/** Where syncs run: a local folder or an AWS environment. */
export interface Host {
  /** Used in messages: `in ./my-clients` or `in dev`. */
  readonly place: string;
  /** The command-line options that open this host again: `--local ./my-clients`, `--local ./my-clients --emulate` or `--env dev`. */
  readonly options: string;
  readonly stores: Stores;
  readonly start: (request: SyncRequest) => Promise<Execution>;
  /** What happened in an execution, by its ARN or its name; `undefined` when it is unknown. */
  readonly eventsOf: (execution: string) => Promise<readonly StateEvent[] | undefined>;
  /** The execution that made a sync, or the newest of all; `undefined` when the host knows none. */
  readonly findExecution: (wanted: WantedExecution) => Promise<string | undefined>;
  /** Syncs that were cut off before anything was written to the history, newest first. None on AWS, because Step Functions goes on when a function is killed. */
  readonly interrupted: () => Promise<readonly InterruptedExecution[]>;
  /** The AWS console's page of an execution; absent on this machine. */
  readonly consoleAddress: (executionArn: string) => string | undefined;
  /** The command that follows the functions' logs; absent on this machine. */
  readonly tailCommand: string | undefined;
  /** Where an operator finds an object of the data bucket: a path, or an `s3://` address. */
  readonly locate: (key: string) => string;
  readonly clientWriter: ClientWriter;
  /** The whole path of the folder; absent on AWS. */
  readonly folder?: string;
  /** Alerts that this machine delivers. Absent on AWS, where the topic delivers, and with `--emulate`. */
  readonly alerts?: FolderAlerts;
  /** One sentence for each file that cannot be used. Clients that need the file are refused; all others work. */
  readonly brokenFiles: readonly string[];
  /** What the operator does to correct this, in a sentence: which file to edit, or which command to run. */
  readonly toCorrect: (what: Correctable, name: string) => Promise<string>;
  /** How many functions may run at once; absent on this machine. */
  readonly concurrency?: () => Promise<Concurrency>;
  /** How schedules are followed on this machine; absent on AWS, where EventBridge Scheduler follows them. */
  readonly served?: Served;
  readonly close: () => Promise<void>;
}

/** What `siesa-sync serve` keeps of a folder. */
export interface Served {
  /** How far a client's schedule was followed; `undefined` when it never was. */
  readonly schedule: (clientId: string) => Promise<ScheduleState | undefined>;
  /** Where the folder is served now. */
  readonly address: () => Promise<string | undefined>;
}

/** Which execution to find. */
export type WantedExecution = { readonly syncId: string } | 'newest';

/** What an operator corrects: a client's settings by its id, a mapping document by its key, a secret by its name. */
export type Correctable = 'client' | 'mapping' | 'secret';

/** Writes an operator's changes to clients. */
export interface ClientWriter {
  /** The steps that write a client's files to the host. After a failure half-way, running all of them again finishes the work. */
  readonly apply: (client: ClientFiles) => readonly ApplyStep[];
  /** How the schedule, which is stored outside of the settings, differs from the one that the settings ask for. */
  readonly differences: (client: ClientFiles) => Promise<readonly FieldDifference[]>;
  /** Writes a mapping document, for every client that uses it. The step throws OperatorMistake `MAPPING_CHANGED` when another one was written since. */
  readonly replaceMapping: (mapping: ReplacedMapping) => ApplyStep;
  /** Writes a secret's text, whether there is one of this name or not. */
  readonly putSecret: (name: string, text: string) => ApplyStep;
  readonly setEnabled: (clientId: string, enabled: boolean, at: string) => readonly ApplyStep[];
}

/** A client's settings, and its mapping document where the operator has one beside them. */
export interface ClientFiles {
  readonly settings: SettingsDocument & { readonly client_id: string };
  readonly mapping?: { readonly key: string; readonly text: string };
}

/** A mapping document, and the one that it is written over. */
export interface ReplacedMapping {
  readonly key: string;
  readonly text: string;
  /** Empty before the first one. */
  readonly before: string;
}

/** One write, safe to repeat. */
export interface ApplyStep {
  /** What it writes, to be shown: `schedule siesa-integration-cliente-a-schedule: rate(6 hours), on`. */
  readonly what: Value;
  readonly run: () => Promise<void>;
}

/** Which host to open. */
export type HostChoice = { readonly local: string; readonly emulate?: boolean } | { readonly env: string };
