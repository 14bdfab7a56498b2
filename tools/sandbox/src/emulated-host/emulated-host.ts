import type { LocalExecution } from '@siesa-integration/local-runtime/workflow';
import type { Clients } from './connect-clients.ts';
import type { Endpoints } from './endpoints.ts';
import type { FileProblem } from '@siesa-integration/local-runtime/stores';
import type { AwsCall } from '../stand-ins/call-recorder.ts';

/** Physical names of the template's resources. */
export interface EmulatedResources {
  readonly clientsTable: string;
  readonly syncStateTable: string;
  readonly ledgerTable: string;
  readonly dataBucket: string;
  readonly configBucket: string;
  readonly topicArn: string;
  /** The workflow that syncs one client. */
  readonly stateMachineName: string;
}

/** The service on this machine, over one folder. */
export interface EmulatedHost {
  /** The folder of everything that the emulation keeps: tables, objects. It shares nothing with the embedded host. */
  readonly state: string;
  readonly endpoints: Endpoints;
  readonly resources: EmulatedResources;
  /** The SDK's clients, connected to this host's stand-ins. */
  readonly clients: Clients;
  /** Files that could not be used when the folder was opened. The stored settings of the clients concerned may be outdated: start no sync of theirs. */
  readonly fileProblems: readonly FileProblem[];
  /**
   * Starts an execution of a workflow.
   *
   * @param workflow - its name. @defaultValue `resources.stateMachineName`
   */
  readonly start: (input: unknown, workflow?: string) => LocalExecution;
  /** Invokes a function that belongs to no workflow. Event and answer are JSON. */
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  /** Every call to AWS so far, by role: recorded with `recordAwsCalls`. */
  readonly awsCalls: readonly AwsCall[];
  /** What was published to the alerts topic so far, oldest first. */
  readonly alerts: () => Promise<readonly { readonly subject: string; readonly message: string }[]>;
  /** Aborts running executions and ends the stand-ins. */
  readonly close: () => Promise<void>;
}

export interface EmulatedHostOptions {
  /** The synthesized template. @defaultValue `infra/cdk.out/siesa-integration-dev.template.json` */
  readonly template?: string;
  /** Instances of one function at once for one execution; each is a thread of about 40 MB. @defaultValue 2 */
  readonly instancesAtOnce?: number;
  /** Each line that a function logs. */
  readonly onLog?: (line: string, functionName: string) => void;
  /** @defaultValue false */
  readonly recordAwsCalls?: boolean;
  /** Milliseconds that a Wait state takes, by its name, instead of the definition's: for tests. */
  readonly waits?: Readonly<Record<string, number>>;
  /** Milliseconds before a retry, by the state's name, likewise. */
  readonly retries?: Readonly<Record<string, number>>;
  /** Seconds of its time that the first execution of a run has used up when it begins, likewise. @defaultValue 0 */
  readonly spentSeconds?: number;
}
