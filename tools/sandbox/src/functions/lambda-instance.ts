import { parentPort, workerData } from 'node:worker_threads';
import type { InstanceData, InvocationMessage } from './lambda-messages.ts';
import { runInvocation, type Bundle } from './run-invocation.ts';

// One instance of one function: the thread that runs its bundle. It imports only Node's modules and the bundle.
const { module, exportName } = workerData as InstanceData;
// Not awaited here, so that a bundle that cannot be loaded fails its first invocation under the error's name.
const loaded = import(module) as Promise<Bundle>;
loaded.catch(() => undefined);

parentPort?.on('message', (message: InvocationMessage) => {
  void runInvocation(loaded, exportName, message).then((answer) => parentPort?.postMessage(answer));
});
