import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One call to an AWS service, as the SDK sent it. */
export interface AwsRequest {
  readonly method: string;
  readonly path: string;
  /** The operation's name, for services that have one address. */
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer: a document, or an error of the service by its name. */
export type AwsAnswer = Readonly<Record<string, unknown>> & { readonly refuses?: string; readonly message?: string };

/** A small stand-in for one AWS service on loopback. */
export interface FakeAws {
  readonly url: string;
  readonly calls: readonly AwsRequest[];
  readonly close: () => Promise<void>;
}

/** Starts a stand-in that answers with `answer`. */
export const startFakeAws = async (answer: (request: AwsRequest) => AwsAnswer): Promise<FakeAws> => {
  const calls: AwsRequest[] = [];
  const server = createServer((request, response) => {
    void read(request).then((call) => {
      calls.push(call);
      const answered = answer(call);
      const { refuses, message, ...document } = answered;
      response.writeHead(refuses === undefined ? 200 : 400, {
        'content-type': 'application/x-amz-json-1.0',
        ...(refuses === undefined ? {} : { 'x-amzn-errortype': refuses }),
      });
      response.end(JSON.stringify(refuses === undefined ? document : { __type: refuses, message, Message: message }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const read = async (request: IncomingMessage): Promise<AwsRequest> => {
  const body = await text(request);
  return {
    method: request.method ?? '',
    path: decodeURIComponent(request.url ?? ''),
    operation:
      String(request.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '',
    body: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
  };
};
