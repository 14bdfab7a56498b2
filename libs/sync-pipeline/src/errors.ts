import { ConfigurationInvalid, IntegrationError } from '@siesa-integration/outgoing-http';

/* Each class has the name of its error, so a search for a logged name finds the class. Names, codes and kinds: the catalogue of workflow-contract. */

/** A stage received an input that its schema refuses. */
export class InvalidInput extends IntegrationError {
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
export class ClientNotFound extends IntegrationError {
  override readonly name = 'ClientNotFound';

  constructor(clientId: string, options?: ErrorOptions) {
    super(`There is no client '${clientId}'. Write its settings, or correct the name.`, {
      code: 'CLIENT_NOT_FOUND',
      kind: 'configuration',
      ...options,
    });
  }
}

/** `enabled` is false in the client's settings. */
export class ClientDisabled extends IntegrationError {
  override readonly name = 'ClientDisabled';

  constructor(clientId: string, options?: ErrorOptions) {
    super(`Client '${clientId}' is disabled. Run 'siesa-sync client enable ${clientId}' to sync it.`, {
      code: 'CLIENT_DISABLED',
      kind: 'configuration',
      ...options,
    });
  }
}

/** Settings, or something that they name, cannot be used. */
export const configurationInvalid = (
  subject: string,
  problems: readonly string[],
  options?: ErrorOptions,
): ConfigurationInvalid =>
  new ConfigurationInvalid(`${subject} cannot be used: ${problems.join('; ')}. Correct it.`, {
    code: 'CONFIGURATION_INVALID',
    ...options,
  });

/** A secret is absent, incomplete, or not a document. The message never holds its value. */
export class SecretMissing extends IntegrationError {
  override readonly name = 'SecretMissing';

  constructor(secretName: string, problem: string, options: ErrorOptions & { readonly code?: string } = {}) {
    super(`The secret '${secretName}' ${problem}. Put the client's current credentials there.`, {
      code: 'SECRET_MISSING',
      kind: 'configuration',
      ...options,
    });
  }
}

/** The text of a secret as JSON. @throws {@link SecretMissing} `SECRET_UNREADABLE`, which quotes nothing of it */
export const parseSecret = (secretName: string, text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // without `cause`, because the parser's message quotes the secret
    throw new SecretMissing(secretName, 'is not a JSON document', { code: 'SECRET_UNREADABLE' });
  }
};

/** Another run holds this client's lease. */
export class SyncAlreadyRunning extends IntegrationError {
  override readonly name = 'SyncAlreadyRunning';

  constructor(clientId: string, runningSyncId: string, options?: ErrorOptions) {
    super(`Client '${clientId}' is already being synced by ${runningSyncId}. Wait for it to end.`, {
      code: 'SYNC_ALREADY_RUNNING',
      kind: 'transient',
      ...options,
    });
  }
}

/** This run may no longer write, because it no longer holds the client's lease. */
export class LeaseLost extends IntegrationError {
  override readonly name = 'LeaseLost';

  constructor(clientId: string, syncId: string, options?: ErrorOptions) {
    super(
      `${syncId} no longer holds the lease of client '${clientId}'. Another run, or a later attempt of this one, has taken its place and does its work; nothing to be done.`,
      { code: 'LEASE_LOST', kind: 'transient', ...options },
    );
  }
}

/** The client's Siesa is another one than the last sync read. */
export class SourceChanged extends IntegrationError {
  override readonly name = 'SourceChanged';

  constructor(clientId: string, { was, is }: { readonly was: string; readonly is: string }, options?: ErrorOptions) {
    super(
      `Client '${clientId}' now reads ${is}; its last sync read ${was}, and the cursor belongs to that one. If it is another Siesa or another query, start with --new-source: everything is read again. If it is the same under a new address, name the old one in former_siesa_api_url. Otherwise correct the settings.`,
      { code: 'SOURCE_CHANGED', kind: 'configuration', ...options },
    );
  }
}

/** The client's destination is another one than the last sync wrote to. */
export class DestinationChanged extends IntegrationError {
  override readonly name = 'DestinationChanged';

  constructor(clientId: string, { was, is }: { readonly was: string; readonly is: string }, options?: ErrorOptions) {
    super(
      `Client '${clientId}' now writes to ${is}; its last sync wrote to ${was}, and the ledger describes that one. If it is another destination, start with --new-destination: everything is read and sent. If it is the same under a new address, name the old one in former_product_api_url. Otherwise correct the settings.`,
      { code: 'DESTINATION_CHANGED', kind: 'configuration', ...options },
    );
  }
}

/** A joined list contains so few items of a reading that it is not believed. */
export class StockUnbelievable extends IntegrationError {
  override readonly name = 'StockUnbelievable';

  constructor(clientId: string, list: UnbelievableList, options?: ErrorOptions) {
    super(
      `The list '${list.name}' of client '${clientId}' ${contentOf(list)} If the list is right, start with --accept-empty '${list.name}'.`,
      { code: 'STOCK_UNBELIEVABLE', kind: 'record', ...options },
    );
  }
}

/** A joined list beside the items that were looked up in it. */
interface UnbelievableList {
  readonly name: string;
  /** Items that it contains. */
  readonly found: number;
  readonly of: number;
  /** Rows for each item; absent when it contains too few items. */
  readonly is?: number;
  /** The same in the last full reading that ended with success. */
  readonly was?: number;
}

const contentOf = ({ found, of, is, was }: UnbelievableList): string =>
  is === undefined || was === undefined
    ? `contains ${found.toString()} of the ${of.toString()} items, so nothing was sent. The codes of the two lists probably differ in case, blanks or leading zeros, or the warehouse is another one: compare one row of each.`
    : `has ${is.toFixed(2)} rows for each of the ${of.toString()} items, and had ${was.toFixed(2)} in the last full reading, so sums over it would be too small and nothing was sent. It probably ended too early, or a warehouse is missing: compare the rows of one item.`;

/** A field that had values before is empty or zero in most rows of a reading. */
export class FieldEmptied extends IntegrationError {
  override readonly name = 'FieldEmptied';

  constructor(
    clientId: string,
    { field, was, is, of }: { readonly field: string; readonly was: number; readonly is: number; readonly of: number },
    options?: ErrorOptions,
  ) {
    super(
      `Field '${field}' of client '${clientId}' has a value in ${percent(is)} of ${of.toString()} rows, and had one in ${percent(was)} of the last full reading, so nothing was sent. Its column was probably renamed, or a join no longer finds rows. If it is right, start with --accept-empty '${field}'.`,
      { code: 'FIELD_EMPTIED', kind: 'record', ...options },
    );
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** An execution was held up until shortly before its end, or the run has had as many executions as it may. */
export class SyncTimedOut extends IntegrationError {
  override readonly name = 'SyncTimedOut';

  constructor(clientId: string, syncId: string, options?: ErrorOptions) {
    super(
      `${syncId} of client '${clientId}' has used up its time. The next sync reads again from the same cursor; if it repeats, see 'siesa-sync client check ${clientId}' for the time that a full read takes.`,
      { code: 'SYNC_TIMED_OUT', kind: 'transient', ...options },
    );
  }
}

/** An operator stopped the run. */
export class SyncStopped extends IntegrationError {
  override readonly name = 'SyncStopped';

  constructor(clientId: string, syncId: string, options?: ErrorOptions) {
    super(
      `${syncId} of client '${clientId}' was stopped by an operator. What was sent stays; the next sync reads again from the same cursor.`,
      { code: 'SYNC_STOPPED', kind: 'transient', ...options },
    );
  }
}

/** An object that an earlier stage stored is absent, or is not what was written. Another attempt would read the same object. */
export class StoredPartBroken extends IntegrationError {
  override readonly name = 'StoredPartBroken';

  constructor(key: string, problem: string, options?: ErrorOptions) {
    super(
      `The stored object '${key}' ${problem}. The cursor stays; the next sync reads again. Report it if it repeats.`,
      { code: 'STORED_PART_BROKEN', kind: 'defect', ...options },
    );
  }
}
