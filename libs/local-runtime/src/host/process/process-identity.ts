import { readFileSync } from 'node:fs';

/** A process of this machine, distinct from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the kernel's ticks; absent on systems other than Linux. */
  readonly started?: string;
}

export const identityOf = (pid: number): ProcessIdentity => {
  const started = startOf(pid);
  return { pid, ...(started !== undefined && { started }) };
};

/** Whether this same process still runs. */
export const isAlive = ({ pid, started }: ProcessIdentity): boolean => {
  if (!runs(pid)) return false;
  return started === undefined || startOf(pid) === started;
};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // another user's process
  }
};

/** Field 22 of `/proc/PID/stat`; the second field is a name in parentheses that may hold blanks. A zombie has ended. */
const startOf = (pid: number): string | undefined => {
  try {
    const [state, ...fields] =
      readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')
        .at(-1)
        ?.split(' ') ?? [];
    return state === 'Z' ? 'ended' : fields[18];
  } catch {
    return undefined;
  }
};
