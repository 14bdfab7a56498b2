import { LocalHostError } from '../local-host-error.ts';

/** What the service keeps in a folder cannot be used as it is, and nothing in it is lost: something stands in its place, or the disk refuses. */
export const stateUnusable = (place: string, cause: unknown): LocalHostError => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LocalHostError(
    'STATE_UNUSABLE',
    `'${place}' cannot be used (${reason}). Move away what stands in its place, or correct permissions or space of its disk, and start again.`,
    { cause },
  );
};

/** Whether the file system said this. */
export const isOfFileSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
