import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A request that a receiver of webhooks got. */
export interface ReceivedPost {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface PostReceiver extends AsyncDisposable {
  readonly url: string;
  readonly received: ReceivedPost[];
}

/**
 * An HTTP server on loopback that keeps what it gets.
 *
 * @param answer - how it answers. @defaultValue 200 and `ok`
 */
export const aPostReceiver = async (
  answer: (response: ServerResponse) => void = (response) => response.end('ok'),
): Promise<PostReceiver> => {
  const received: ReceivedPost[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

export interface MailServer extends AsyncDisposable {
  readonly port: number;
  /** As they came, with their headers. */
  readonly mails: string[];
}

/** A mail server on loopback that takes `ops` with the password `right-password`. */
export const aMailServer = async (options: SMTPServerOptions = {}): Promise<MailServer> => {
  const mails: string[] = [];
  const server = new SMTPServer({
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'ops' && password === 'right-password') done(null, { user: username });
      else done(new Error(`Invalid password ${String(password)}`));
    },
    onData: (stream, _session, done) => {
      void text(stream).then((mail) => {
        mails.push(mail);
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a client that refuses the certificate
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
};
