import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { isSame } from '../../stand-ins/allow-only.ts';

/** The processes attached to this host: one connection each, which ends with the process. */
export interface Attendance {
  /** `host:port` */
  readonly address: string;
  /** Resolves when the last process has left. Others may attach until then, and none afterwards. */
  readonly close: () => Promise<void>;
}

/** @param token - a connection counts once it has sent it */
export const keepAttendance = async (token: string): Promise<Attendance> => {
  const present = new Set<Socket>();
  const server = createServer((socket) => {
    let sent = '';
    socket
      .setTimeout(longestSilenceMs, () => socket.destroy())
      .on('error', () => undefined)
      .on('close', () => {
        present.delete(socket);
      })
      .on('data', (chunk: Buffer) => {
        sent += chunk.toString('latin1');
        if (present.has(socket) || sent.length < token.length) return;
        if (!isSame(sent, token)) return void socket.destroy();
        present.add(socket);
        socket.setTimeout(0).write(welcome);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    address: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      while (present.size > 0) await Promise.all([...present].map((socket) => once(socket, 'close')));
      server.close();
    },
  };
};

/** A connection that does not send the token in this time is ended: it is not one of this run. */
const longestSilenceMs = 5_000;

/** Distinguishes an accepted connection from one that the kernel only queued. */
const welcome = 'welcome\n';

/** This process's connection to a host. */
export interface HostConnection {
  readonly leave: () => void;
  /** Resolves when the host has ended; never after `leave`. */
  readonly lost: Promise<unknown>;
}

/** Attaches to a host; `undefined` when it no longer accepts connections. */
export const attend = async (address: string, token: string): Promise<HostConnection | undefined> => {
  const [host = '', port] = address.split(':');
  const socket = connect({ host, port: Number(port) });
  socket.write(token);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket
    .on('data', () => {
      resolve(true);
    })
    .on('close', () => {
      resolve(false);
    })
    .on('error', () => undefined);
  if (!(await promise)) return undefined;

  const lost = Promise.withResolvers();
  const hostGone = (): void => {
    lost.resolve(undefined);
  };
  socket.on('close', hostGone);
  return {
    lost: lost.promise,
    leave: () => {
      socket.off('close', hostGone).destroy();
    },
  };
};
