import type { StandInEndpoints } from '../aws-connections.ts';
import type { Execution } from '../execution.ts';
import type { HostResources } from '../stores.ts';

/** A file of a folder that cannot be used, and what needs it. */
export interface FileProblem {
  readonly of: 'client' | 'mapping' | 'secret';
  /** The client's id, the mapping's key, or the secret's name. */
  readonly name: string;
  readonly error: Error;
}

/** The service over one folder of this machine. */
export interface LocalFolder {
  readonly endpoints: StandInEndpoints;
  readonly resources: HostResources;
  /** Files that could not be used when the folder was opened. The tables still hold the previous values of these: nothing may use them. */
  readonly fileProblems: readonly FileProblem[];
  readonly start: (input: unknown) => Execution;
  readonly close: () => Promise<void>;
}

/** What runs the service on this machine. The caller brings it, because this package may not depend on a tool. */
export interface LocalService {
  readonly open: (dir: string) => Promise<LocalFolder>;
  /** Whether an execution, by its name, may still go on: its process is alive. */
  readonly canGoOn: (execution: string) => boolean;
}
