import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { FunctionError, type Functions } from '@siesa-integration/sandbox';

export interface BundleRunner {
  readonly url: string;
  /** From then on invocations are run by these functions. */
  readonly connect: (functions: Functions, arnOf: (name: string) => string) => void;
  readonly close: () => Promise<void>;
}

type Invoke = (name: string, event: string) => Promise<string>;

/** Runs the built bundles for a stand-in of Lambda: `POST /NAME` with the event; the answer, or the error with Lambda's header. */
export const startBundleRunner = async (): Promise<BundleRunner> => {
  let invoke: Invoke = () => Promise.reject(new Error('No function is here yet.'));
  const server = createServer((request, response) => {
    void answer(request, response, (name, event) => invoke(name, event));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    connect: (functions, arnOf) => {
      invoke = (name, event) => functions.invoke(arnOf(name), event, 'parity');
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const answer = async (request: IncomingMessage, response: ServerResponse, invoke: Invoke): Promise<void> => {
  try {
    response.end(await invoke(String(request.url).slice(1), await text(request)));
  } catch (error) {
    const payload =
      error instanceof FunctionError
        ? error.message
        : JSON.stringify({ errorType: 'Runtime.Unknown', errorMessage: String(error) });
    response.setHeader('x-amz-function-error', 'Unhandled').end(payload);
  }
};
