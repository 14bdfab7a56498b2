import type { FunctionFailure } from './lambda-messages.ts';

/**
 * A failed function as Step Functions reports it: `name` is the error's own name, the message is Lambda's JSON.
 *
 * A catcher makes `{"Error": name, "Cause": message}` of it.
 */
export class FunctionError extends Error {
  constructor(failure: FunctionFailure) {
    super(JSON.stringify(failure));
    this.name = failure.errorType;
  }
}

/** Lambda's error when a function exceeds its timeout. */
export const timedOut = (id: string, timeoutSeconds: number): FunctionError =>
  new FunctionError({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${id} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
    trace: [],
  });

/** Lambda's error when a function's process has ended: out of memory, or by itself. */
export const exited = (id: string, reason: string): FunctionError =>
  new FunctionError({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${id} Error: Runtime exited with error: ${reason}`,
    trace: [],
  });
