import type { StateDatabase } from '../database/state-database.ts';
import { identityOf, isAlive } from '../host/process/process-identity.ts';

/** Which process serves a folder: one at a time. */
export interface ServerClaim {
  /** Its address; `undefined` when the folder is not served, or was by a process that has ended. */
  readonly address: () => Promise<string | undefined>;
  /** Claims the folder for this process. @returns the address of the process that has it, or `undefined` */
  readonly take: (address: string) => Promise<string | undefined>;
  /** Corrects the address of this process, which has the claim. */
  readonly announce: (address: string) => Promise<void>;
  /** Gives the claim of this process back. */
  readonly release: () => Promise<void>;
}

export const createServerClaim = (database: StateDatabase): ServerClaim => {
  const find = database.prepare('SELECT pid, started, address FROM server');
  const write = database.prepare('INSERT OR REPLACE INTO server (id, pid, started, address) VALUES (1, ?, ?, ?)');
  const rename = database.prepare('UPDATE server SET address = ? WHERE pid = ?');
  const remove = database.prepare('DELETE FROM server WHERE pid = ?');
  const holder = (): string | undefined => {
    const { pid, started, address } = find.get() ?? {};
    if (pid === undefined) return undefined;
    const identity = { pid: Number(pid), ...(typeof started === 'string' && { started }) };
    return isAlive(identity) ? String(address) : undefined;
  };
  return {
    address: () => database.run(holder),
    take: async (address) => {
      let other: string | undefined;
      await database.write(() => {
        other = holder();
        const { pid, started = null } = identityOf(process.pid);
        if (other === undefined) write.run(pid, started, address);
      });
      return other;
    },
    announce: (address) => database.run(() => void rename.run(address, process.pid)),
    release: () => database.run(() => void remove.run(process.pid)),
  };
};
