import { LocalHostError } from '@siesa-integration/local-runtime/workflow';

/** The state of the service in a folder cannot be used, and nothing in it is lost: another file is in its place, or the disk refuses. */
export const stateUnusable = (place: string, cause: unknown): LocalHostError => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LocalHostError(
    'STATE_UNUSABLE',
    `'${place}' cannot be used (${reason}). Move away what is in its place, or correct the permissions or the space of its disk, and start again.`,
    { cause },
  );
};

/** Whether the error comes from the file system. */
export const isOfFileSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
