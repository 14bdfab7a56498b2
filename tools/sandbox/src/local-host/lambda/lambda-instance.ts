import { parentPort, workerData } from 'node:worker_threads';
import type { InstanceData, InvocationMessage } from './lambda-messages.ts';
import { runInvocation, type Bundle } from './run-invocation.ts';

// One instance of one function: the thread that runs its bundle. It imports nothing but Node, and the bundle.
const { module, exportName } = workerData as InstanceData;
// Not awaited here: a bundle that cannot be loaded fails its first invocation, by name.
const loaded = import(module) as Promise<Bundle>;
loaded.catch(() => undefined);

parentPort?.on('message', (message: InvocationMessage) => {
  void runInvocation(loaded, exportName, message).then((answer) => parentPort?.postMessage(answer));
});
