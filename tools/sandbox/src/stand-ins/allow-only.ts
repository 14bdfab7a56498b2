import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { DiskWatch } from './disk-watch.ts';

export interface AccessRule {
  /** Every SDK sends it as the session token of its credentials. */
  readonly token: string;
  readonly disk?: DiskWatch;
}

/**
 * Lets only callers of this run reach a stand-in. Every other request gets 403 before the stand-in sees it: another user of this machine
 * has no token, and a web page, also one whose name was rebound to this machine, has neither the token nor the host.
 *
 * Call it after the last listener for requests was added.
 *
 * A write is refused while the disk is full.
 */
export const allowOnly = (server: Server, { token, disk }: AccessRule): void => {
  const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = isAdmitted(request, token)
      ? isWrite(request) && disk?.refusal()
      : 'This stand-in serves only the run that started it.';
    if (refusal) refuse(request, response, refusal);
    else for (const listener of listeners) listener.call(server, request, response);
  });
};

const isAdmitted = ({ headers, socket }: IncomingMessage, token: string): boolean =>
  headers.host === `127.0.0.1:${String(socket.localPort)}` &&
  headers.origin === undefined && // no SDK sends it, every page does
  isSame(String(headers['x-amz-security-token']), token);

/** Whether two texts are the same, in a time that does not depend on where they differ. */
const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** S3 by its method, DynamoDB by its operation. What deletes makes room. */
const isWrite = ({ method, headers }: IncomingMessage): boolean =>
  method === 'PUT' || /\.(?:Put|Update|BatchWrite|TransactWrite|Create)/.test(String(headers['x-amz-target']));

const refuse = (request: IncomingMessage, response: ServerResponse, message: string): void => {
  request.resume();
  response
    .writeHead(403, { 'content-type': 'application/json', connection: 'close' })
    .end(JSON.stringify({ __type: 'AccessDeniedException', message }));
};
