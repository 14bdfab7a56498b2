import { type CodedErrorOptions, IntegrationError } from '@siesa-integration/outgoing-http';

/** What the service keeps in a folder cannot be used: its disk refuses, or what is there is not what was written. Another attempt ends in the same way. */
export class StateUnusable extends IntegrationError {
  override readonly name = 'StateUnusable';

  constructor(message: string, options: CodedErrorOptions) {
    super(message, { kind: 'configuration', ...options });
  }
}

/** Other processes wrote to the database for so long that a write of this one had no turn. Safe to repeat. */
export class StateBusy extends IntegrationError {
  override readonly name = 'StateBusy';

  constructor(file: string, options?: ErrorOptions) {
    super(`Other processes kept '${file}' locked. Let them end, or run fewer at once, and start again.`, {
      code: 'STATE_BUSY',
      kind: 'transient',
      ...options,
    });
  }
}

/** A file or folder is in the place of another, or the disk refuses. Nothing that was stored is lost. */
export const stateUnusable = (place: string, cause: unknown): StateUnusable =>
  new StateUnusable(
    `'${place}' cannot be used (${reasonOf(cause)}). Move away what is in its place, or correct the permissions or the space of its disk, and start again.`,
    { code: 'STATE_UNUSABLE', cause },
  );

/** The database is not what was written. */
export const stateDamaged = (file: string, cause: unknown): StateUnusable =>
  new StateUnusable(
    `The database '${file}' is damaged (${reasonOf(cause)}). Put a backup in its place; or move it away with '${file}-wal', if there is one: cursors and ledger go with it, so the next sync reads and sends everything; parts and reports stay.`,
    { code: 'STATE_DAMAGED', cause },
  );

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** Whether the error comes from the file system. */
export const isOfFileSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

/** The first byte of SQLite's result codes. https://sqlite.org/rescode.html */
const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** An error of SQLite in words, or any other error as it is. */
export const stateErrorOf = (file: string, error: unknown): unknown => {
  switch (sqliteCode(error)) {
    case sqlite.busy:
    case sqlite.locked:
      return new StateBusy(file, { cause: error });
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return stateDamaged(file, error);
    case sqlite.readOnly:
    case sqlite.ioError:
    case sqlite.full:
    case sqlite.cannotOpen:
      return stateUnusable(file, error);
    default:
      return error;
  }
};

const sqliteCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
