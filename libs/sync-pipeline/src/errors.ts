/** Who can end it: `transient` time, `configuration` the operator, `record` whoever owns the data, `defect` us. */
export type ErrorKind = 'transient' | 'configuration' | 'record' | 'defect';

export interface SyncErrorOptions extends ErrorOptions {
  /** Its heading in docs/runbook.md; never reworded. */
  readonly code: string;
  readonly kind: ErrorKind;
}

/**
 * A world that is broken. The state machine matches on `name`; `message` names the subject and the next move and holds no secret.
 *
 * Nothing else is enumerable: the Lambda runtime prints every enumerable property of what it is thrown.
 */
export abstract class SyncError extends Error {
  abstract override readonly name: string;
  readonly code: string;
  readonly kind: ErrorKind;

  constructor(message: string, { code, kind, ...options }: SyncErrorOptions) {
    super(message, options);
    this.code = code;
    this.kind = kind;
  }
}

/** The input of a stage is not what it takes. */
export class InvalidInput extends SyncError {
  override readonly name = 'InvalidInput';

  constructor(problem: string, options?: ErrorOptions) {
    super(`${problem} Start again with {"client_id": "…", "sync_type": "initial" | "incremental"}.`, {
      code: 'INVALID_INPUT',
      kind: 'configuration',
      ...options,
    });
  }
}

/** No settings are stored for this client. */
export class ClientNotFound extends SyncError {
  override readonly name = 'ClientNotFound';

  constructor(clientId: string, options?: ErrorOptions) {
    super(`There is no client '${clientId}'. Write its settings, or correct the name.`, {
      code: 'CLIENT_NOT_FOUND',
      kind: 'configuration',
      ...options,
    });
  }
}

/** The client's settings say that it is not to be synced. */
export class ClientDisabled extends SyncError {
  override readonly name = 'ClientDisabled';

  constructor(clientId: string, options?: ErrorOptions) {
    super(`Client '${clientId}' is disabled. Run 'siesa-sync client enable ${clientId}' to sync it.`, {
      code: 'CLIENT_DISABLED',
      kind: 'configuration',
      ...options,
    });
  }
}

/** Settings, or what they point at, cannot be used. */
export class ConfigurationInvalid extends SyncError {
  override readonly name = 'ConfigurationInvalid';

  constructor(subject: string, problems: readonly string[], options?: ErrorOptions) {
    super(`${subject} cannot be used: ${problems.join('; ')}. Correct it.`, {
      code: 'CONFIGURATION_INVALID',
      kind: 'configuration',
      ...options,
    });
  }
}

/** A mapping document cannot be used. */
export class MappingInvalid extends SyncError {
  override readonly name = 'MappingInvalid';

  constructor(key: string, problems: readonly string[], options?: ErrorOptions) {
    super(
      `The mapping document '${key}' cannot be used: ${problems.join('; ')}. Correct it; 'siesa-sync mapping check' shows every problem.`,
      { code: 'MAPPING_INVALID', kind: 'configuration', ...options },
    );
  }
}

/** A secret is absent, or lacks what is needed. Its value never appears here. */
export class SecretMissing extends SyncError {
  override readonly name = 'SecretMissing';

  constructor(secretName: string, problem: string, options?: ErrorOptions) {
    super(`The secret '${secretName}' ${problem}. Put the client's current credentials there.`, {
      code: 'SECRET_MISSING',
      kind: 'configuration',
      ...options,
    });
  }
}

/** Another run holds this client's lease. */
export class SyncAlreadyRunning extends SyncError {
  override readonly name = 'SyncAlreadyRunning';

  constructor(clientId: string, runningSyncId: string, options?: ErrorOptions) {
    super(`Client '${clientId}' is already being synced by ${runningSyncId}. Wait for it to end.`, {
      code: 'SYNC_ALREADY_RUNNING',
      kind: 'transient',
      ...options,
    });
  }
}

/** This run is no longer the one that may write. */
export class LeaseLost extends SyncError {
  override readonly name = 'LeaseLost';

  constructor(clientId: string, syncId: string, options?: ErrorOptions) {
    super(
      `${syncId} no longer holds the lease of client '${clientId}'. Another run, or a later attempt of this one, has taken its place and does its work; nothing to be done.`,
      { code: 'LEASE_LOST', kind: 'transient', ...options },
    );
  }
}

/** The run has used up its time. */
export class SyncTimedOut extends SyncError {
  override readonly name = 'SyncTimedOut';

  constructor(clientId: string, syncId: string, options?: ErrorOptions) {
    super(
      `${syncId} of client '${clientId}' passed 1 h 50 min. The next sync reads again from the same cursor; if it repeats, see 'siesa-sync client check ${clientId}' for the time that a full read takes.`,
      { code: 'SYNC_TIMED_OUT', kind: 'transient', ...options },
    );
  }
}

/** Siesa asks for a wait longer than a run may make. */
export class RateLimited extends SyncError {
  override readonly name = 'RateLimited';

  constructor(clientId: string, waitSeconds: number, options?: ErrorOptions) {
    super(
      `Siesa asks client '${clientId}' to wait ${waitSeconds.toString()} s; a sync waits at most 900 s. The next sync goes on; ask Siesa for a higher limit if it repeats.`,
      { code: 'RATE_LIMITED', kind: 'transient', ...options },
    );
  }
}

/** What was stored between two stages is not what was written. */
export class StoredPartBroken extends SyncError {
  override readonly name = 'CountMismatch';

  constructor(key: string, problem: string, options?: ErrorOptions) {
    super(
      `The stored object '${key}' ${problem}. The cursor stays; the next sync reads again. Report it if it repeats.`,
      { code: 'COUNT_MISMATCH', kind: 'defect', ...options },
    );
  }
}
