import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerMessage, FunctionFailure, InstanceData, InvocationMessage } from './lambda-messages.ts';

/**
 * One instance of one function: the thread that runs its bundle, as Lambda's own runtime would.
 *
 * It imports nothing but Node, and the bundle.
 */
type Handler = (event: unknown, context: object) => unknown;

const { module, exportName } = workerData as InstanceData;
// Not awaited here: a bundle that cannot be loaded fails its first invocation, by name.
const loaded = import(module) as Promise<Readonly<Record<string, Handler>>>;
loaded.catch(() => undefined);

const invoke = async ({ id, event, deadline }: InvocationMessage): Promise<AnswerMessage> => {
  try {
    const handler = (await loaded)[exportName];
    if (!handler) throw Object.assign(new Error(`${module} exports no ${exportName}`), { name: 'Runtime.HandlerNotFound' });

    const answer = await handler(JSON.parse(event), { awsRequestId: id, getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) });
    return { id, answer: JSON.stringify(answer) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
};

const failureOf = (error: unknown): FunctionFailure =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

parentPort?.on('message', (message: InvocationMessage) => {
  void invoke(message).then((answer) => parentPort?.postMessage(answer));
});
