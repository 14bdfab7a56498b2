import { type ErrorRow, type Successor, syncStates } from '@siesa-integration/workflow-contract';
import { SimProcess } from '../faults/sim-process.ts';
import type { Execution } from '../machine/execution.ts';
import { runMachine } from '../machine/run-machine.ts';
import { createMonitor, type Monitor } from '../monitor/monitor.ts';
import { createEventPlayer } from '../scenario/apply-event.ts';
import type { Scenario, StartRequest } from '../scenario/scenario.ts';
import { SimDestination } from '../systems/sim-destination.ts';
import type { ClientSetup } from '../systems/sim-ports.ts';
import { recordSystems } from '../systems/http/sim-records.ts';
import { secretMarkers } from '../systems/sim-stores.ts';
import { SimSiesa } from '../systems/sim-siesa.ts';

/** One client of a simulation: its Siesa, its destination, its executions and their monitor. */
export interface SimClient {
  readonly clientId: string;
  readonly scenario: Scenario;
  readonly setup: ClientSetup;
  readonly executions: readonly Execution[];
  readonly monitor: Monitor;
  readonly start: (type: 'initial' | 'incremental', siesaIsEmpty: boolean, request?: StartRequest) => Execution;
}

export interface SimClientOptions extends Pick<ClientSetup, 'scheduler' | 'chance' | 'boundary' | 'stores' | 'log'> {
  readonly clientId: string;
  /** Appended to every value of its Siesa, so that it shares none with another client. */
  readonly mark: string;
  readonly scenario: Scenario;
  /** What to do when an invocation's process crashes, for all clients. */
  readonly crashHandlers: Map<SimProcess, () => void>;
  /** Decides which errors the machine retries. @defaultValue the contract's catalogue */
  readonly catalogue?: readonly ErrorRow[] | undefined;
}

const timeoutMs = {
  [syncStates.transformData]: 180_000,
  [syncStates.loadToProduct]: 600_000,
  [syncStates.summarizeSync]: 300_000,
  [syncStates.reportFailure]: 300_000,
};
const twoHours = 2 * 3_600_000;

/** What an execution begins with. */
type Begun = Pick<Execution, 'id' | 'owner' | 'input' | 'startedAt' | 'siesaIsEmpty' | 'received'>;

/** Schedules one client's scenario, beside those of the others. */
export const createSimClient = ({
  clientId,
  mark,
  scenario,
  crashHandlers,
  catalogue,
  ...shared
}: SimClientOptions): SimClient => {
  const { scheduler, chance, stores } = shared;
  const begins = scheduler.now;
  const executions: Execution[] = [];
  const siesa = new SimSiesa({
    scheduler,
    chance,
    pageSize: scenario.pageSize,
    totalUnknown: scenario.totalUnknown === true,
    mark,
  });
  siesa.skewMs = scenario.skewMs;
  const destination = new SimDestination(
    scenario.http?.each && recordSystems[scenario.http.each].start(secretMarkers[1]),
  );
  const monitor = createMonitor({ clientId, scenario, siesa, destination, stores, executions });
  const untilQuiet = (ms: number): number => (scheduler.now - begins >= scenario.quietFrom ? 0 : ms);
  let clockError = 0;
  const setup: ClientSetup = {
    ...shared,
    ...monitor,
    clientId,
    siesa,
    destination,
    http: scenario.http,
    limit: scenario.limit,
    siesaWaitMs: () => untilQuiet(scenario.siesaWaitMs),
    destinationMs: () => untilQuiet(scenario.destinationMs ?? 0),
    clockError: () => clockError,
  };

  const start: SimClient['start'] = (type, siesaIsEmpty, request) => {
    const owner = `${clientId}-execution-${(executions.length + 1).toString()}`;
    return run({
      id: owner,
      owner,
      input: { client_id: clientId, sync_type: type, ...request },
      startedAt: scheduler.now,
      siesaIsEmpty,
      received: new Map(),
    });
  };
  const succeed = (predecessor: Execution, { name, ...continues }: Successor): void => {
    if (executions.some(({ id }) => id === name)) return;
    const { sync_type } = predecessor.input;
    run({ ...predecessor, id: name, input: { client_id: clientId, sync_type, continues: { name, ...continues } } });
  };
  const run = ({ id, owner, input, startedAt, siesaIsEmpty, received }: Begun): Execution => {
    const limitMs = scenario.executionMs ?? twoHours;
    const execution: Execution = {
      id,
      owner,
      input,
      process: new SimProcess(id),
      startedAt,
      beganAt: scheduler.now,
      limitMs,
      siesaIsEmpty,
      history: [],
      received,
    };
    executions.push(execution);
    scheduler.after(limitMs, () => {
      if (execution.end !== undefined || !execution.process.alive) return;
      execution.process.kill();
      execution.end = 'timed out';
    });
    const ended = runMachine({
      setup,
      execution,
      crashHandlers,
      timeoutMs: { ...timeoutMs, [syncStates.extractFromSiesa]: scenario.sliceMs },
      ...(catalogue && { catalogue }),
      start: succeed,
      onPayload: monitor.onPayload,
    });
    void ended.then(() => {
      monitor.onEnd(execution);
    });
    return execution;
  };
  const applyEvent = createEventPlayer({ setup, executions, start, scenario, setClock: (ms) => (clockError = ms) });
  for (const event of scenario.events)
    scheduler.after(event.at, () => {
      applyEvent(event);
    });
  return { clientId, scenario, setup, executions, monitor, start };
};
