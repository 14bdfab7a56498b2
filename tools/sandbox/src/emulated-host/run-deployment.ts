import {
  type LocalExecution,
  LocalHostError,
  createSuccessors,
  executionName,
  openHost,
  refuseUnknown,
  runWorkflow,
  taskHandlers,
  type RunningWorkflow,
  type Successors,
  type TaskHandler,
  withSpentSeconds,
} from '@siesa-integration/local-runtime/workflow';
import { startFunctions } from '../functions/functions.ts';
import { readAlerts } from '../stand-ins/alerts.ts';
import type { DeployedWorkflow, Deployment } from '../template/deployment.ts';
import { localArn } from '../template/local-account.ts';
import { serviceTasks } from '../workflow/service-tasks.ts';
import { connectClients } from './connect-clients.ts';
import { type Endpoints, endpointVariables } from './endpoints.ts';
import type { EmulatedHost, EmulatedHostOptions } from './emulated-host.ts';
import type { StandIns } from './start-stand-ins.ts';

/** What a template deploys, running on this machine. */
export type RunningDeployment = Pick<EmulatedHost, 'endpoints' | 'clients' | 'alerts' | 'invoke' | 'close'> & {
  /** Starts an execution of the workflow of this name. */
  readonly start: (input: unknown, workflow: string) => LocalExecution;
};

/** Connects the workflows, their functions and the stand-ins. */
export const runDeployment = (
  deployment: Deployment,
  standIns: StandIns,
  { instancesAtOnce = 2, onLog = () => undefined, waits = {}, retries = {}, spentSeconds }: EmulatedHostOptions,
): RunningDeployment => {
  const { endpoints } = standIns;
  const opened = openHost();
  const clients = connectClients(endpoints, 'local-host');
  const functions = startFunctions(deployment.functions, {
    environment: endpointVariables(endpoints),
    instancesAtOnce,
    onLog,
  });
  const workflows = new Map(
    deployment.workflows.map((one) => [one.name, openWorkflow(one, endpoints, functions.invoke)]),
  );
  const running = new Set<RunningWorkflow>();
  void standIns.full.then((reason) => {
    for (const execution of running) execution.abort(reason);
  });

  return {
    endpoints,
    clients,
    alerts: () => readAlerts(endpoints.sns, endpoints.token),
    start: (input, name) => {
      const found = workflows.get(name);
      if (!found) throw unknownWorkflow(name, [...workflows.keys()]);
      const run = (execution: string, message: unknown, spent = 0): RunningWorkflow => {
        const arn = localArn('states', `execution:${name}:${execution}`);
        const { workflow, tasksOf } = found;
        return runWorkflow(withSpentSeconds(workflow.definition, spent), message, {
          arn,
          stateMachine: workflow,
          tasks: tasksOf(arn),
          waits,
          retries,
        });
      };
      const execution = found.successors.follow(run(executionName(opened.id), input, spentSeconds), (next) =>
        run(next.name, next.input),
      );
      running.add(execution);
      void execution.result.finally(() => running.delete(execution));
      return execution;
    },
    invoke: async (name, event) => {
      const arn = deployment.functions.find((one) => one.name === name)?.arn;
      if (arn === undefined)
        throw new LocalHostError(
          'TEMPLATE_UNKNOWN',
          `The template has no function '${name}'. Build it again with 'npm run build'.`,
        );
      return JSON.parse(
        await functions.invoke(arn, JSON.stringify(event), `${name}:${executionName(opened.id)}`),
      ) as unknown;
    },
    close: once(async () => {
      for (const execution of running) execution.abort('The emulated host was closed.');
      await functions.close();
      opened.close();
      clients.close();
      for (const { close } of workflows.values()) close();
      await standIns.close();
    }),
  };
};

interface OpenedWorkflow {
  readonly workflow: DeployedWorkflow;
  /** The handlers of its Task states, for one execution. */
  readonly tasksOf: (execution: string) => Readonly<Record<string, TaskHandler>>;
  readonly successors: Successors;
  readonly close: () => void;
}

/** Refuses a definition that cannot run here before anything is started. */
const openWorkflow = (
  workflow: DeployedWorkflow,
  endpoints: Endpoints,
  invoke: (arn: string, event: string, execution: string) => Promise<string>,
): OpenedWorkflow => {
  const clients = connectClients(endpoints, workflow.role);
  const successors = createSuccessors();
  const service = serviceTasks(clients, successors);
  const tasksOf = (execution: string): Readonly<Record<string, TaskHandler>> =>
    taskHandlers(workflow.definition, { service, invoke: (arn, event) => invoke(arn, event, execution) });
  refuseUnknown(workflow.definition);
  tasksOf('none');
  return { workflow, tasksOf, successors, close: clients.close };
};

const unknownWorkflow = (name: string, known: readonly string[]): LocalHostError =>
  new LocalHostError(
    'TEMPLATE_UNKNOWN',
    `The template has no workflow '${name}'; it has ${known.join(', ')}. Build it again with 'npm run build'.`,
  );

/** Runs an action at the first call; later calls wait for it. */
const once = (act: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
};
