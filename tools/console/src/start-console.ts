import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Host, OperatorMistake } from '@siesa-integration/operator';
import { message } from '@siesa-integration/operator/messages';
import { createConsole } from './create-console.ts';
import { type Access, openAccess } from './security/access.ts';

export interface StartConsoleOptions {
  /** 0 chooses a free one. */
  readonly port: number;
  /** Address to listen on. @defaultValue 127.0.0.1 */
  readonly hostname?: string;
  /** Further addresses under which it is opened, such as that of a proxy in front of it. */
  readonly origins?: readonly string[];
  /** @defaultValue everybody on this machine, which is allowed on loopback alone */
  readonly access?: Access;
}

/** A console that answers. */
export interface RunningConsole {
  /** Where a browser opens it. */
  readonly address: string;
  /** Ends open pages and stops listening. The host stays open. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the console over a host.
 *
 * @throws OperatorMistake when the port is taken, or when somebody else's machine could open it without signing in.
 *
 * @example
 * const console = await startConsole(host, { port: 4020 });
 * console.address; // 'http://127.0.0.1:4020'
 */
export const startConsole = async (
  host: Host,
  { port, hostname = '127.0.0.1', origins = [], access = openAccess() }: StartConsoleOptions,
): Promise<RunningConsole> => {
  if (access.kind === 'open' && !isLoopback(hostname))
    throw new OperatorMistake(message('mistake/console-open-to-all', { host: hostname }), { code: 'WRONG_USAGE' });
  let own: readonly string[] = [];
  const app = createConsole(host, {
    access,
    origins: () => own,
    remoteAddress: (context) => getConnInfo(context).remote.address,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(listenMistake(error, hostname, port));
    });
    server.listen(port, hostname, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  const named = (name: string): string =>
    new URL(`http://${name.includes(':') ? `[${name}]` : name}:${String(bound)}`).origin;
  own = [named(hostname), ...(isLoopback(hostname) ? [named('localhost'), named('127.0.0.1')] : []), ...origins];
  return {
    address: named(hostname),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
};

const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(hostname);

const listenMistake = (error: NodeJS.ErrnoException, hostname: string, port: number): OperatorMistake =>
  new OperatorMistake(
    error.code === 'EADDRINUSE'
      ? message('mistake/console-port-taken', { host: hostname, port: String(port) })
      : message('mistake/console-cannot-listen', {
          host: hostname,
          port: String(port),
          reason: error.code ?? error.message,
        }),
    { code: 'WRONG_USAGE', cause: error },
  );
