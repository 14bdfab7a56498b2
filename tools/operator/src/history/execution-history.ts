import { clientIdProblem, stateVisits, type StateVisit, syncStates } from '@siesa-integration/workflow-contract';
import type { Host } from '../hosts/host.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { message, placeIn } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** What happened in an execution, state by state. */
export interface ExecutionHistory {
  readonly execution: string;
  readonly states: readonly StateVisit[];
  /** Each cause once, with the states that failed with it. */
  readonly failures: readonly StateFailure[];
  /** The AWS console's page of it. */
  readonly console?: string;
}

/** Why states failed. */
export interface StateFailure {
  /** Each once, in the order in which they failed. */
  readonly states: readonly string[];
  /** How many parts of the Map failed with it; 0 outside of the Map. */
  readonly parts: number;
  readonly error: string;
  readonly cause?: string;
}

/**
 * Reads what happened in an execution.
 *
 * @param wanted - its ARN, its name, the id of its sync, or a client, whose newest sync is meant; the newest execution of all when absent
 *
 * @throws {@link OperatorMistake} when the host has no such execution.
 */
export const executionHistory = async (host: Host, wanted?: string): Promise<ExecutionHistory> => {
  const execution = await executionNamed(host, wanted);
  const events = await host.eventsOf(execution);
  if (!events) throw new OperatorMistake(message('mistake/no-execution', { execution, place: placeIn(host.place) }));
  const states = stateVisits(events);
  return omitUndefined({
    execution,
    states,
    failures: failuresIn(states),
    console: execution.startsWith('arn:') ? host.consoleAddress(execution) : undefined,
  });
};

const executionNamed = async (host: Host, wanted: string | undefined): Promise<string> => {
  if (wanted === undefined) {
    const newest = await host.findExecution('newest');
    if (newest === undefined)
      throw new OperatorMistake(
        message('mistake/no-execution-yet', { place: placeIn(host.place), options: host.options }),
      );
    return newest;
  }
  const syncId = /^sync-\d{8}-\d{6}-[0-9a-f]{4}$/.test(wanted) ? wanted : await newestSyncOf(host, wanted);
  if (syncId === undefined) return wanted;

  const found = await host.findExecution({ syncId });
  if (found === undefined)
    throw new OperatorMistake(message('mistake/execution-gone', { sync: syncId, place: placeIn(host.place) }));
  return found;
};

/** The sync that holds a client now, or its last one; `undefined` for what is no client, or was never synced. */
const newestSyncOf = async ({ stores, options }: Host, clientId: string): Promise<string | undefined> => {
  if (clientIdProblem(clientId) !== undefined || (await stores.clients.find(clientId)) === undefined) return undefined;
  const stored = await stores.state.read(clientId);
  const [latest] = await stores.history.latest(clientId, 1);
  const newest = [stored?.state.sync_id, stored?.state.ended?.sync_id, latest?.syncId]
    .filter((id) => id !== undefined)
    .sort()
    .at(-1);
  if (newest === undefined) throw new OperatorMistake(message('mistake/never-synced', { client: clientId, options }));
  return newest;
};

/** Why states failed: each error and cause once. Pure. */
export const failuresIn = (states: readonly StateVisit[]): readonly StateFailure[] => {
  const failed = states.filter(({ error }) => error !== undefined);
  return [...Map.groupBy(failed, ({ error, cause }) => `${error ?? ''}\n${cause ?? ''}`).values()].flatMap((same) =>
    same[0]
      ? [
          omitUndefined({
            states: statesOf(same),
            parts: new Set(same.flatMap(({ item }) => item ?? [])).size,
            error: same[0].error ?? '',
            cause: same[0].cause === '' ? undefined : same[0].cause,
          }),
        ]
      : [],
  );
};

/** `SyncFailed` only repeats the error of the state that failed. */
const statesOf = (visits: readonly StateVisit[]): readonly string[] => {
  const states = [...new Set(visits.map(({ state }) => state))];
  const others = states.filter((state) => state !== syncStates.syncFailed);
  return others.length > 0 ? others : states;
};
