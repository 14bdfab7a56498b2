import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { OperatorMistake } from '../../operator-mistake.ts';

/** A server that listens on this machine. */
export interface Listening {
  /** `http://127.0.0.1:7420` */
  readonly address: string;
  /** Ends open connections. */
  readonly close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 *
 * @param port - 0 for any that is free
 *
 * @throws OperatorMistake when the port cannot be had.
 */
export const listen = async (app: Hono, port: number): Promise<Listening> => {
  const server = createAdaptorServer({ fetch: app.fetch });
  const listening = Promise.withResolvers<undefined>();
  server.once('error', listening.reject);
  server.listen(port, '127.0.0.1', () => {
    listening.resolve(undefined);
  });
  await listening.promise.catch((cause: unknown) => {
    throw new OperatorMistake(
      `Port ${String(port)} of 127.0.0.1 cannot be had (${cause instanceof Error ? cause.message : String(cause)}): give another one with --port.`,
      { code: 'PORT_TAKEN', cause },
    );
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    address: `http://127.0.0.1:${String(actual)}`,
    close: () => {
      const closed = Promise.withResolvers<undefined>();
      server.close(() => {
        closed.resolve(undefined);
      });
      if ('closeAllConnections' in server) server.closeAllConnections();
      return closed.promise;
    },
  };
};
