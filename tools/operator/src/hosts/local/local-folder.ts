import type { FolderAlerts } from '@siesa-integration/local-runtime';
import type { Execution } from '../execution.ts';
import type { Served } from '../host.ts';
import type { SettingsTable } from '../settings-table.ts';
import type { Stores } from '../stores.ts';

/** A file of a folder that cannot be used, and what needs it. */
export interface FileProblem {
  readonly of: 'client' | 'mapping' | 'secret';
  /** The client's id, the mapping's key, or the secret's name. */
  readonly name: string;
  readonly error: Error;
}

/** The service over one folder of this machine. */
export interface LocalFolder {
  readonly stores: Stores;
  /** Absent where alerts go to a stand-in for the topic. */
  readonly alerts?: FolderAlerts;
  /** The table that has a copy of the settings; absent where the files themselves are read. */
  readonly settingsTable?: Pick<SettingsTable, 'setEnabled'>;
  /** Files that could not be used when the folder was opened. The stores may still hold the previous values of these: nothing may use them. */
  readonly fileProblems: readonly FileProblem[];
  /** Does work while no other process writes to the folder. Absent where one process at a time can open it. */
  readonly exclusively?: (work: () => void) => Promise<void>;
  /** The folder that keeps the events of its executions. */
  readonly executions: string;
  /** The path of an object of the data bucket. */
  readonly locate: (key: string) => string;
  readonly start: (input: unknown) => Execution | Promise<Execution>;
  /** What `serve` keeps; absent where nothing follows schedules. */
  readonly served?: Served;
  readonly close: () => Promise<void>;
}

/** Opens a folder. @throws OperatorMistake when it cannot be used */
export type OpenFolder = (dir: string) => Promise<LocalFolder>;
