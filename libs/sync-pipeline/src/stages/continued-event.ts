import { isRecord } from '@siesa-integration/canonical-model';
import { type RunExecution, runExecution, successorInput, successorName } from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { syncId } from '../run/run.ts';

/** Begin's output in an execution. */
const begun = v.object({ request: v.unknown(), owner: v.string(), execution: runExecution });

/**
 * The output of Begin as the stages of a run know it. In a successor the request holds the run that it goes on with: that run's owner and start replace those
 * of the execution. Any other event comes back as it is.
 *
 * @param otherwise - for an execution that is not the successor of the run that its input holds, such as a second one that was started with the same input
 */
export const continuedEvent = (event: unknown, otherwise: () => unknown): unknown => {
  if (!isRecord(event) || !isRecord(event['request']) || event['request']['continues'] === undefined) return event;
  const [started, input] = [v.safeParse(begun, event), v.safeParse(successorInput, event['request'])];
  if (!started.success || !input.success) return otherwise();

  const { client_id, continues } = input.output;
  const { number, request, owner, started_at } = continues;
  const name = successorName(client_id, syncId(owner, started_at), number);
  if (request.client_id !== client_id || started.output.owner.split(':').at(-1) !== name) return otherwise();
  const execution: RunExecution = { ...started.output.execution, number };
  return { ...event, ...continues, execution, catches_up: true };
};
