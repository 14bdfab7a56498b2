import type { Agent as HttpAgent, ClientRequest, IncomingMessage } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { IntegrationError } from '../errors/integration-error.ts';
import { connectionRefusal } from './connection-refusal.ts';
import { upgradeRefused } from './refusals.ts';

// Not imported, because an import of node:http reads its WebSocket getter, which loads all of undici (20 ms of cold start).
// Loaded when it is needed, because TLS takes another 6 ms.
export const http = () => process.getBuiltinModule('node:http');
export const https = () => process.getBuiltinModule('node:https');

/**
 * Sends one request and waits for the head of its answer. Ends at once when the signal of the request aborts, also while it waits for a
 * socket, a name, a connection or an answer.
 *
 * @throws {@link ConfigurationInvalid} when the certificate is not trusted, the machine has no file descriptor left, or the host answers 101.
 * @throws `TypeError` (`fetch failed`, with its cause) when there is no answer; the signal's reason when it aborts.
 */
export const sendRequest = (
  url: URL,
  request: Request,
  body: Buffer | undefined,
  agent: HttpAgent | HttpsAgent,
): Promise<IncomingMessage> => {
  const { signal } = request;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const outgoing = open(url, request, body, agent);
    const stop = (): void => {
      reject(signal.reason as Error); // a request that still waits for a socket of its agent reports nothing when it is destroyed
      outgoing.destroy(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    outgoing.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(failed(new Error('The connection was closed without an answer')));
    });
    const refuseUpgrade = (connection: { readonly destroy: () => unknown }): void => {
      connection.destroy();
      reject(upgradeRefused(url.hostname));
    };
    outgoing.once('upgrade', (_answer, socket) => {
      refuseUpgrade(socket);
    });
    outgoing.once('response', (answer) => {
      if (answer.statusCode === 101)
        refuseUpgrade(answer); // without the headers of an upgrade
      else resolve(answer);
    });
    outgoing.on('error', (error) => {
      reject(error instanceof IntegrationError ? error : (connectionRefusal(url.hostname, error) ?? failed(error)));
    });
    outgoing.end(body);
  });
};

const open = (
  url: URL,
  { method, headers }: Request,
  body: Buffer | undefined,
  agent: HttpAgent | HttpsAgent,
): ClientRequest =>
  (agent instanceof https().Agent ? https().request : http().request)(url, {
    method,
    headers: {
      'accept-encoding': 'gzip, br', // not deflate, which servers send with and without the header of zlib
      ...Object.fromEntries(headers),
      ...(body && { 'content-length': String(body.length) }),
    },
    agent,
  });

/** The same error as the system's `fetch`. */
const failed = (cause: Error): TypeError => new TypeError('fetch failed', { cause });
