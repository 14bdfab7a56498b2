import { statfsSync } from 'node:fs';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';

/**
 * Kept free, because the database ends the whole process, with a stack, at a write for which the disk has no room. It is what its log, and a
 * table that is made of it, need at once.
 */
const leastFreeBytes = 16 * 1024 * 1024;

/** Notices that the disk of the state is full before a write fails. */
export interface DiskWatch {
  /** The sentence for the operator when there is no room for a write, else `undefined`. */
  readonly refusal: () => string | undefined;
  /** Resolves with that sentence when a write was refused; never while there is room. */
  readonly full: Promise<string>;
}

/**
 * @param folder - exists already
 * @throws {@link LocalHostError} `STATE_UNUSABLE`, when the disk is full from the beginning.
 */
export const watchDisk = (folder: string): DiskWatch => {
  const full = Promise.withResolvers<string>();
  const first = refusalFor(folder);
  if (first !== undefined) throw new LocalHostError('STATE_UNUSABLE', first);
  return {
    full: full.promise,
    refusal: () => {
      const refusal = refusalFor(folder);
      if (refusal !== undefined) full.resolve(refusal);
      return refusal;
    },
  };
};

const refusalFor = (folder: string): string | undefined => {
  const { bavail, bsize, blocks } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= leastFreeBytes || blocks === 0) return undefined; // a file system without blocks does not report its room
  return `The disk of '${folder}' is full (${inMebibytes(free)} MiB are left of the ${inMebibytes(leastFreeBytes)} MiB that a write may need). Free some of it, and start again; the next sync goes on from the last cursor.`;
};

const inMebibytes = (bytes: number): string => (Math.floor((bytes / 1024 / 1024) * 10) / 10).toString();
