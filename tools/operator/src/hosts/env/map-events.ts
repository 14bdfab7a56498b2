import { paginateListExecutions, paginateListMapRuns, type SFNClient } from '@aws-sdk/client-sfn';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import { historyOf } from './execution-events.ts';
import { stateEventsOf } from './state-events.ts';

/** Children whose histories are read in any case, and at most when none of them has failed yet. */
const fewChildren = 40;
const mostChildren = 400;
const childrenAtOnce = 8;

/**
 * The events inside the Map of an execution, each with the number of its part. Of a run with many parts the first ones, and on until one has failed: once a
 * child has failed, the others do nothing.
 */
export const mapEvents = async (sfn: SFNClient, executionArn: string): Promise<readonly StateEvent[]> => {
  const events: StateEvent[] = [];
  const children = await childrenOf(sfn, executionArn);
  for (let from = 0; from < Math.min(children.length, mostChildren); from += childrenAtOnce) {
    if (from >= fewChildren && events.some(({ kind }) => kind === 'failed')) break;
    const histories = await Promise.all(
      children
        .slice(from, from + childrenAtOnce)
        .map(async (arn, index) =>
          stateEventsOf(await historyOf(sfn, arn)).map((event) => ({ ...event, item: from + index })),
        ),
    );
    events.push(...histories.flat());
  }
  return events;
};

/** In the order in which they began, over all slices of the run. */
const childrenOf = async (sfn: SFNClient, executionArn: string): Promise<readonly string[]> => {
  const children: { readonly arn: string; readonly began: number }[] = [];
  for await (const { mapRuns = [] } of paginateListMapRuns({ client: sfn }, { executionArn }))
    for (const { mapRunArn } of mapRuns)
      for await (const { executions = [] } of paginateListExecutions({ client: sfn }, { mapRunArn }))
        children.push(
          ...executions.map(({ executionArn: arn = '', startDate }) => ({ arn, began: startDate?.getTime() ?? 0 })),
        );
  return children.toSorted((one, other) => one.began - other.began).map(({ arn }) => arn);
};
