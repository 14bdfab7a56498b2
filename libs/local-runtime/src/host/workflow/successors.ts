import * as v from 'valibot';
import { createEventStream } from './event-stream.ts';
import type { ExecutionEvent, ExecutionResult } from './execution.ts';
import type { RunningWorkflow } from './run-workflow.ts';

/** An execution that a state has asked for. */
interface AskedExecution {
  readonly name: string;
  readonly input: unknown;
}

/** Executions that go on with the work of another one. On one machine a successor begins when the execution that asks for it has ended. */
export interface Successors {
  /** The call `states:startExecution`, with its resolved parameters. */
  readonly ask: (parameters: unknown) => void;
  /** Runs an execution and, after it, those that it and they ask for: as one, under the first one's ARN. */
  readonly follow: (first: RunningWorkflow, begin: (asked: AskedExecution) => RunningWorkflow) => RunningWorkflow;
}

const askedBy = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';
const call = v.object({ Name: v.string(), Input: v.looseObject({ [askedBy]: v.string() }) });

export const createSuccessors = (): Successors => {
  const asked = new Map<string, AskedExecution>();

  const take = (arn: string): AskedExecution | undefined => {
    const found = asked.get(arn);
    asked.delete(arn);
    return found;
  };
  return {
    ask: (parameters) => {
      const { Name: name, Input: input } = v.parse(call, parameters);
      asked.set(input[askedBy], { name, input });
    },
    follow: (first, begin) => {
      const events = createEventStream<ExecutionEvent>();
      let current = first;
      let abortedFor: string | undefined;
      const run = async (): Promise<ExecutionResult> => {
        for (;;) {
          for await (const event of current.events) events.push(event);
          const result = await current.result;
          const next = take(current.arn);
          if (!next || result.status !== 'SUCCEEDED') return result;
          current = begin(next);
          if (abortedFor !== undefined) current.abort(abortedFor); // between two executions, so nothing has been aborted yet
        }
      };
      const result = run().finally(() => {
        events.end();
      });
      const abort = (reason: string): void => {
        abortedFor = reason;
        current.abort(reason);
      };
      return { arn: first.arn, events, result, abort };
    },
  };
};
