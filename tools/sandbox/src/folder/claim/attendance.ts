import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The processes attached to this host: one connection each, which ends with the process. */
export interface Attendance {
  /** `host:port` */
  readonly address: string;
  /** Resolves when the last process has left. Others may attach until then, and none afterwards. */
  readonly close: () => Promise<void>;
}

export const keepAttendance = async (): Promise<Attendance> => {
  const present = new Set<Socket>();
  const server = createServer((socket) => {
    present.add(socket);
    socket
      .on('error', () => undefined)
      .on('close', () => {
        present.delete(socket);
      });
    socket.resume().write(welcome);
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

/** Distinguishes an accepted connection from one that the kernel only queued. */
const welcome = 'welcome\n';

/** This process's connection to a host. */
export interface HostConnection {
  readonly leave: () => void;
  /** Resolves when the host has ended; never after `leave`. */
  readonly lost: Promise<unknown>;
}

/** Attaches to a host; `undefined` when it no longer accepts connections. */
export const attend = async (address: string): Promise<HostConnection | undefined> => {
  const [host = '', port] = address.split(':');
  const socket = connect({ host, port: Number(port) });
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
