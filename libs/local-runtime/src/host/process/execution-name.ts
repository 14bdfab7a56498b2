import { randomBytes } from 'node:crypto';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';

/** The process that runs an execution, and the opened host within it. */
export interface ExecutionProcess extends ProcessIdentity {
  readonly host: string;
}

/** Hosts that are open in this process. */
const openHosts = new Set<string>();

/** Registers an opened host of this process; its executions count as ended once it is closed. */
export const openHost = (): { readonly id: string; readonly close: () => void } => {
  const id = randomBytes(4).toString('hex');
  openHosts.add(id);
  return { id, close: () => openHosts.delete(id) };
};

/** A new execution's name. It contains the process that runs it, so that its lease can end with the process. */
export const executionName = (host: string): string => {
  const { pid, started = '' } = identityOf(process.pid);
  return ['local', pid, started, host, randomBytes(4).toString('hex')].join('-');
};

/** Whether an execution can still go on, by its ARN or its name: its process runs, and has its host open. */
export const canGoOn = (execution: string): boolean => {
  const process = executionProcess(execution);
  return process !== undefined && isRunning(process);
};

/** Those of many executions that can still go on. Each process is asked about once, because one process runs many of them. */
export const whichCanGoOn = (executions: readonly string[]): ReadonlySet<string> => {
  const processes = new Map<string, boolean>();
  const goesOn = (execution: string): boolean => {
    const process = execution.slice(0, execution.lastIndexOf('-'));
    const known = processes.get(process) ?? canGoOn(execution);
    processes.set(process, known);
    return known;
  };
  return new Set(executions.filter(goesOn));
};

/** The process that runs an execution, by its ARN or its name; `undefined` for an execution of another kind of host. */
export const executionProcess = (arn: string): ExecutionProcess | undefined => {
  const [, pid, started = '', host = ''] = /(?:^|:)local-(\d+)-(\d*)-([0-9a-f]+)-[0-9a-f]+$/.exec(arn) ?? [];
  return pid === undefined ? undefined : { pid: Number(pid), host, ...(started !== '' && { started }) };
};

export const isRunning = ({ host, ...identity }: ExecutionProcess): boolean =>
  isAlive(identity) && (identity.pid !== process.pid || openHosts.has(host));
