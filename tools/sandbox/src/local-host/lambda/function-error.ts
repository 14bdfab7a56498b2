import type { FunctionFailure } from './lambda-messages.ts';

/**
 * A function failed, told as Step Functions tells it: `name` is the error's own name, the message is Lambda's JSON.
 *
 * A catcher makes `{"Error": name, "Cause": message}` of it.
 */
export class FunctionError extends Error {
  constructor(failure: FunctionFailure) {
    super(JSON.stringify(failure));
    this.name = failure.errorType;
  }
}

/** What Lambda says when a function's time is up. */
export const timedOut = (id: string, timeoutSeconds: number): FunctionError =>
  new FunctionError({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${id} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
    trace: [],
  });

/** What Lambda says when a function's process is gone: out of memory, or it ended itself. */
export const exited = (id: string, reason: string): FunctionError =>
  new FunctionError({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${id} Error: Runtime exited with error: ${reason}`,
    trace: [],
  });
