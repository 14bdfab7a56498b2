import { type StateEvent, syncStates } from '@siesa-integration/workflow-contract';
import * as v from 'valibot';

const handedOver = v.object({ successor: v.object({ name: v.string() }) });
const continuing = v.object({ continues: v.object({ owner: v.string() }) });

/** The ARN of the execution that goes on with the run of another one; `undefined` when that one has ended its run. */
export const successorIn = (events: readonly StateEvent[], arn: string): string | undefined => {
  const input = events.find(({ kind, state }) => kind === 'entered' && state === syncStates.handedOver)?.input;
  return v.is(handedOver, input) ? [...arn.split(':').slice(0, -1), input.successor.name].join(':') : undefined;
};

/** The ARN of the first execution of a run; `undefined` when these are its own events. */
export const firstExecutionIn = (events: readonly StateEvent[]): string | undefined => {
  const input = events.find(({ kind, state }) => kind === 'entered' && state === syncStates.begin)?.input;
  return v.is(continuing, input) ? input.continues.owner : undefined;
};
