import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Who is attached to this host. A connection stands for a process, and ends with it. */
export interface Attendance {
  /** `host:port` */
  readonly address: string;
  /** Ends when the last one has left; whoever comes meanwhile is still welcome, and nobody is afterwards. */
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

/** A connection that the kernel merely queued is no welcome. */
const welcome = 'welcome\n';

/** One's own place at a host. */
export interface Place {
  readonly leave: () => void;
  /** The host is gone. Never, when one has left. */
  readonly lost: Promise<unknown>;
}

/** Takes a place at a host; `undefined` when it takes nobody any more. */
export const attend = async (address: string): Promise<Place | undefined> => {
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
