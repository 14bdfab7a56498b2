import { stateVisits, type StateVisit } from '@siesa-integration/workflow-contract';
import type { Host } from './hosts/host.ts';
import { omitUndefined } from './omit-undefined.ts';
import { OperatorMistake } from './operator-mistake.ts';

/** What happened in an execution, state by state. */
export interface ExecutionHistory {
  readonly execution: string;
  readonly states: readonly StateVisit[];
  /** The AWS console's page of it. */
  readonly console?: string;
}

/**
 * Reads what happened in an execution.
 *
 * @param execution - its ARN or its name
 *
 * @throws {@link OperatorMistake} when the host has no such execution.
 */
export const executionHistory = async (host: Host, execution: string): Promise<ExecutionHistory> => {
  const events = await host.eventsOf(execution);
  if (!events)
    throw new OperatorMistake(
      `There is no execution '${execution}' ${host.place}: give the ARN or the name that \`siesa-sync sync\` printed.`,
    );
  return omitUndefined({
    execution,
    states: stateVisits(events),
    console: execution.startsWith('arn:') ? host.consoleAddress(execution) : undefined,
  });
};
