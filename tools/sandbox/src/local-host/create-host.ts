import { connectClients } from './connect-clients.ts';
import { endpointVariables } from './endpoints.ts';
import { executionName, openHost } from './folder/execution-name.ts';
import type { Seat } from './folder/occupy-folder.ts';
import { startFunctions } from './lambda/functions.ts';
import type { LocalHost, LocalHostOptions } from './local-host.ts';
import { resourcesOf } from './resources-of.ts';
import { readAlerts } from './stand-ins/alerts.ts';
import type { Deployment } from './template/deployment.ts';
import { localArn } from './template/local-account.ts';
import { refuseUnknown } from './workflow/refuse-unknown.ts';
import { runWorkflow, type RunningWorkflow } from './workflow/run-workflow.ts';
import { serviceTasks } from './workflow/service-tasks.ts';
import { taskHandlers } from './workflow/task-handlers.ts';

/** Puts the state machine, its functions and the stand-ins together. */
export const createHost = (
  deployment: Deployment,
  seat: Seat,
  options: LocalHostOptions,
): Omit<LocalHost, 'fileProblems'> => {
  const { stateMachine } = deployment;
  const { instancesAtOnce = 2, onLog = () => undefined, waits = {}, retries = {} } = options;
  const opened = openHost();
  const clients = connectClients(seat.endpoints, 'local-host');
  const workflowClients = connectClients(seat.endpoints, stateMachine.role);
  const functions = startFunctions(deployment.functions, {
    environment: endpointVariables(seat.endpoints),
    instancesAtOnce,
    onLog,
  });
  const services = serviceTasks(workflowClients);
  const tasksOf = (execution: string) =>
    taskHandlers(stateMachine.definition, {
      services,
      invoke: (arn, event) => functions.invoke(arn, event, execution),
    });
  refuseUnknown(stateMachine.definition);
  tasksOf('none'); // a definition that cannot run is refused when it is opened
  const running = new Set<RunningWorkflow>();
  void seat.lost.then((reason) => {
    for (const execution of running) execution.abort(reason);
  });

  return {
    endpoints: seat.endpoints,
    resources: resourcesOf(deployment),
    clients,
    role: seat.role,
    awsCalls: seat.calls,
    alerts: () => readAlerts(seat.endpoints.sns),
    start: (input) => {
      const arn = localArn('states', `execution:${stateMachine.name}:${executionName(opened.id)}`);
      const execution = runWorkflow(stateMachine.definition, input, {
        arn,
        stateMachine,
        tasks: tasksOf(arn),
        waits,
        retries,
      });
      running.add(execution);
      void execution.result.finally(() => running.delete(execution));
      return execution;
    },
    close: once(async () => {
      for (const execution of running) execution.abort('The local host was closed.');
      await functions.close();
      opened.close();
      clients.close();
      workflowClients.close();
      await seat.leave();
    }),
  };
};

/** Does it at the first call; later ones wait for that. */
const once = (act: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
};
