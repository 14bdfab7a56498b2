import type { AnswerMessage, FunctionFailure, InvocationMessage } from './lambda-messages.ts';

/** What a bundle exports under its handler's name. */
export type Handler = (event: unknown, context: object) => unknown;
export type Bundle = Readonly<Record<string, Handler | undefined>>;

/** Runs one invocation as Lambda's runtime does: a failure is an answer under the error's `name`. */
export const runInvocation = async (
  loaded: Promise<Bundle>,
  exportName: string,
  { id, event, deadline }: InvocationMessage,
): Promise<AnswerMessage> => {
  try {
    const handler = (await loaded)[exportName];
    if (!handler)
      throw Object.assign(new Error(`The module exports no ${exportName}`), { name: 'Runtime.HandlerNotFound' });

    const answer = await handler(JSON.parse(event), {
      awsRequestId: id,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    return { id, answer: JSON.stringify(answer) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
};

const failureOf = (error: unknown): FunctionFailure =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
