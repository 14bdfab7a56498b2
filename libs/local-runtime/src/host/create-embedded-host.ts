import { stateMachineName, startMessage } from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { embeddedDefinition, embeddedResources, type StageName } from './embedded-definition.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { type ExecutionProcess, executionName, isRunning, openHost } from './process/execution-name.ts';
import { releaseDeadLeases } from './process/release-dead-leases.ts';
import { runStages } from './run-stages.ts';
import { embeddedServiceTask } from './service-tasks.ts';
import type { LocalExecution } from './workflow/execution.ts';
import { withSpentSeconds } from './workflow/definition.ts';
import { refuseUnknown } from './workflow/refuse-unknown.ts';
import type { RunningWorkflow } from './workflow/run-workflow.ts';
import { createSuccessors } from './workflow/successors.ts';
import { taskHandlers } from './workflow/task-handlers.ts';

/** The workflow of the service in this process. */
export interface EmbeddedHost {
  /** Starts a sync. The input is a start message, as a schedule or a person writes it. */
  readonly start: (input: unknown) => Promise<LocalExecution>;
  /**
   * Aborts running executions, lets their calls to the outside end, and gives their leases back. The ports stay open.
   *
   * @param mostMs - how long it waits for those calls. @defaultValue 25,000
   */
  readonly close: (mostMs?: number) => Promise<void>;
}

export interface EmbeddedHostOptions {
  /** Milliseconds that a Wait state takes, by its name, instead of the definition's: for tests. */
  readonly waits?: Readonly<Record<string, number>>;
  /** Milliseconds before a retry, by the state's name, likewise. */
  readonly retries?: Readonly<Record<string, number>>;
  /** Milliseconds that an invocation of a stage may take, likewise. */
  readonly timeouts?: Readonly<Partial<Record<StageName, number>>>;
  /** Seconds of its time that the first execution of a run has used up when it begins, likewise. @defaultValue 0 */
  readonly spentSeconds?: number;
}

const workflowName = stateMachineName('local');
const arnOf = (resource: string): string => `arn:${embeddedResources.partition}:states:::${resource}`;

/**
 * Runs the service's own workflow in this process, over any ports: the definition that is deployed, with the stages called directly.
 *
 * @throws LocalHostError `DEFINITION_UNKNOWN`, when the definition uses a feature or a call that this host does not have.
 *
 * @example
 * const host = createEmbeddedHost(ports);
 * const execution = await host.start({ client_id: 'cliente-a', sync_type: 'initial' });
 * const { status } = await execution.result; // 'SUCCEEDED'
 * await host.close();
 */
export const createEmbeddedHost = (
  ports: EmbeddedPorts,
  { waits = {}, retries = {}, timeouts = {}, spentSeconds }: EmbeddedHostOptions = {},
): EmbeddedHost => {
  refuseUnknown(embeddedDefinition);
  const stages = runStages(ports, timeouts);
  const successors = createSuccessors();
  const tasks = taskHandlers(embeddedDefinition, {
    invoke: stages.invoke,
    service: (name, state) => embeddedServiceTask(name, state, { ...ports, successors }),
  });
  const opened = openHost();
  const running = new Map<RunningWorkflow, unknown>();

  const clientsRunning = (): readonly string[] => [...running.values()].flatMap(clientOf);
  /** An execution of this host goes on only while it is known here: one that a full disk ended could not give its lease back. */
  const goesOn = (process: ExecutionProcess, clientId: string): boolean =>
    process.host === opened.id ? clientsRunning().includes(clientId) : isRunning(process);

  const start = async (input: unknown): Promise<LocalExecution> => {
    await releaseDeadLeases(ports.state, clientOf(input), goesOn);
    // Loaded with the first sync, because it brings an SDK that takes longer to load than most commands take.
    const { runWorkflow } = await import('./workflow/run-workflow.ts');
    const run = (name: string, message: unknown, spent = 0): RunningWorkflow =>
      runWorkflow(withSpentSeconds(embeddedDefinition, spent), message, {
        arn: arnOf(`execution:${workflowName}:${name}`),
        stateMachine: { name: workflowName, arn: arnOf(`stateMachine:${workflowName}`) },
        tasks,
        waits,
        retries,
      });
    const execution = successors.follow(run(executionName(opened.id), input, spentSeconds), (next) =>
      run(next.name, next.input),
    );
    running.set(execution, input);
    void execution.result.finally(() => running.delete(execution));
    return execution;
  };

  let closed: Promise<void> | undefined;
  const close = async (mostMs: number): Promise<void> => {
    const cutOff = clientsRunning();
    for (const execution of running.keys()) execution.abort('The host was closed.');
    await stages.close(mostMs);
    opened.close();
    await releaseDeadLeases(ports.state, cutOff);
  };
  return { start, close: (mostMs = 25_000) => (closed ??= close(mostMs)) };
};

/** The client of a start message; none of an input that names no client. */
const clientOf = (input: unknown): readonly string[] =>
  v.is(v.pick(startMessage, ['client_id']), input) ? [input.client_id] : [];
