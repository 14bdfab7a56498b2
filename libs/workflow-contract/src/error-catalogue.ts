import type { StartMessage } from './messages/start.ts';

/** Who can end it: `transient` time, `configuration` the operator, `record` the owner of the data, `defect` us. */
export type ErrorKind = 'transient' | 'configuration' | 'record' | 'defect';

/**
 * How an error reaches the state machine: `thrown` by a stage, `returned` by SummarizeSync as a value, or never, because a library converts or handles it
 * (`internal`).
 */
export type ErrorRoute = 'thrown' | 'returned' | 'internal';

/** The fields of a start message that accept what an earlier run would not send. */
type Accepting = keyof Pick<StartMessage, 'accept_shrink' | 'accept_empty' | 'new_destination' | 'new_source'>;

/** One error of the service. */
export interface ErrorRow {
  /** `error.name`. The state machine matches on it, so it never changes. */
  readonly name: string;
  /** Every `error.code` that comes with the name. Each is a heading of docs/runbook.md; the first applies when only the name is known. */
  readonly codes: readonly string[];
  readonly kind: ErrorKind;
  readonly route: ErrorRoute;
  /** Whether the state machine runs a Lambda task again that ended with it. */
  readonly retried: boolean;
  /** The end state of an execution that ends with it, where that is not a failure. */
  readonly endsAs?: 'SyncSkipped';
  /** The field of a start message by which an operator accepts what the error stopped; the flag of `siesa-sync sync` has its name. */
  readonly acceptedBy?: Accepting;
}

const thrown = (
  name: string,
  codes: readonly string[],
  kind: ErrorKind,
  retry: 'retried' | 'not retried',
): ErrorRow => ({ name, codes, kind, route: 'thrown', retried: retry === 'retried' });

const returned = (name: string, codes: readonly string[], kind: ErrorKind): ErrorRow => ({
  name,
  codes,
  kind,
  route: 'returned',
  retried: false,
});

const internal = (name: string, codes: readonly string[], kind: ErrorKind): ErrorRow => ({
  name,
  codes,
  kind,
  route: 'internal',
  retried: false,
});

/**
 * Every error of the service. The retriers and catchers of the state machine, the runbook test, the simulation's machine and the CLI derive from it.
 *
 * Not retried: what stays wrong until a person acts, and what is an answer rather than a failure.
 */
export const errorCatalogue: readonly ErrorRow[] = [
  thrown('InvalidInput', ['INVALID_INPUT'], 'configuration', 'not retried'),
  thrown('ClientNotFound', ['CLIENT_NOT_FOUND'], 'configuration', 'not retried'),
  thrown('ClientDisabled', ['CLIENT_DISABLED'], 'configuration', 'not retried'),
  thrown(
    'ConfigurationInvalid',
    [
      'CONFIGURATION_INVALID',
      'SIESA_CONFIGURATION',
      'SIESA_QUERY',
      'PRODUCT_CONFIGURATION',
      'ADDRESS_REFUSED',
      'REDIRECT_REFUSED',
      'UPGRADE_REFUSED',
      'CERTIFICATE_REFUSED',
      'OPEN_FILES_LIMIT',
      'SETTING_INVALID',
    ],
    'configuration',
    'not retried',
  ),
  thrown('MappingInvalid', ['MAPPING_INVALID'], 'configuration', 'not retried'),
  thrown('SecretMissing', ['SECRET_MISSING', 'SECRET_UNREADABLE'], 'configuration', 'not retried'),
  thrown('SiesaAuthenticationFailed', ['SIESA_AUTHENTICATION'], 'configuration', 'not retried'),
  thrown('ProductAuthenticationFailed', ['PRODUCT_AUTHENTICATION'], 'configuration', 'not retried'),
  thrown('SiesaContractBroken', ['SIESA_CONTRACT'], 'defect', 'not retried'),
  thrown('ProductContractBroken', ['PRODUCT_CONTRACT'], 'defect', 'not retried'),
  // S3 reads are strongly consistent and the stage that wrote the object has ended, so another attempt reads the same bytes.
  thrown('StoredPartBroken', ['STORED_PART_BROKEN'], 'defect', 'not retried'),
  // On one machine: the disk refuses, or the database is not what was written. What a person must correct stays wrong until then.
  thrown(
    'StateUnusable',
    ['STATE_UNUSABLE', 'STATE_DAMAGED', 'STATE_NEWER', 'STATE_OLDER'],
    'configuration',
    'not retried',
  ),
  // An end is another one than the run before it had: what it holds is unknown until the operator states it.
  { ...thrown('SourceChanged', ['SOURCE_CHANGED'], 'configuration', 'not retried'), acceptedBy: 'new_source' },
  {
    ...thrown('DestinationChanged', ['DESTINATION_CHANGED'], 'configuration', 'not retried'),
    acceptedBy: 'new_destination',
  },
  // What was read is not believed, so nothing of it is sent.
  thrown('SourceIncomplete', ['SOURCE_INCOMPLETE'], 'record', 'not retried'),
  { ...thrown('StockUnbelievable', ['STOCK_UNBELIEVABLE'], 'record', 'not retried'), acceptedBy: 'accept_empty' },
  { ...thrown('FieldEmptied', ['FIELD_EMPTIED'], 'record', 'not retried'), acceptedBy: 'accept_empty' },
  { ...thrown('SyncAlreadyRunning', ['SYNC_ALREADY_RUNNING'], 'transient', 'not retried'), endsAs: 'SyncSkipped' },
  thrown('LeaseLost', ['LEASE_LOST'], 'transient', 'not retried'),
  thrown('SyncTimedOut', ['SYNC_TIMED_OUT'], 'transient', 'not retried'),
  thrown('SyncStopped', ['SYNC_STOPPED'], 'transient', 'not retried'),

  thrown('SiesaUnavailable', ['SIESA_UNAVAILABLE'], 'transient', 'retried'),
  thrown('ProductUnavailable', ['PRODUCT_UNAVAILABLE'], 'transient', 'retried'),
  thrown('RateLimited', ['RATE_LIMITED', 'SIESA_RATE_LIMITED', 'PRODUCT_RATE_LIMIT'], 'transient', 'retried'),
  // DynamoDB's own name for a write that it left undone.
  thrown('ProvisionedThroughputExceededException', ['TABLE_BUSY'], 'transient', 'retried'),
  thrown('StateBusy', ['STATE_BUSY'], 'transient', 'retried'),

  { ...returned('SourceShrank', ['SOURCE_SHRANK'], 'record'), acceptedBy: 'accept_shrink' },
  returned('CountMismatch', ['COUNT_MISMATCH'], 'defect'),
  returned('FailureThresholdExceeded', ['FAILURE_THRESHOLD_EXCEEDED'], 'record'),

  internal('SiesaMustWait', ['SIESA_MUST_WAIT'], 'transient'), // becomes WaitForBudget or RateLimited
  internal('BodyTooLarge', ['BODY_TOO_LARGE'], 'defect'), // becomes SiesaContractBroken or ProductContractBroken
  internal('UnreadableBody', [], 'defect'),
  internal('LocalHostError', [], 'configuration'), // a mistake in a folder on one machine: the command shows it, and starts nothing
  internal('AlertUndelivered', ['ALERT_UNDELIVERED'], 'transient'), // of a channel on one machine, which tries it again
  internal('ChecksumMismatch', [], 'configuration'), // becomes StateUnusable
  internal('ConditionalCheckFailedException', [], 'transient'), // of StopRun: its catcher goes on
  internal('ExpressionFailed', [], 'record'), // becomes an issue of the record
  internal('ExpressionRefused', [], 'configuration'), // becomes MappingInvalid

  // Of reconciliations, which no state of the sync runs.
  internal('FileRejected', [], 'configuration'), // becomes an answer of ValidateCSV
  internal('RulesInvalid', ['RULES_INVALID'], 'configuration'),
  internal('ReconciliationInputInvalid', ['RECONCILIATION_INPUT'], 'configuration'),
  internal('DeadlinePassed', ['DEADLINE_PASSED'], 'transient'),
  internal('EngineFailed', ['ENGINE_FAILED'], 'defect'),
  internal('VerdictsUnbalanced', ['VERDICTS_UNBALANCED'], 'defect'),
  internal('SparkResultMissing', ['SPARK_RESULT_MISSING'], 'defect'),
];

/** The code of an error whose name is not in the catalogue; the runbook has an article for it. */
export const unexpectedCode = 'UNEXPECTED';

/** The row of a name, or `undefined`. */
export const errorRow = (name: string, catalogue: readonly ErrorRow[] = errorCatalogue): ErrorRow | undefined =>
  catalogue.find((row) => row.name === name);

const thrownNames = (catalogue: readonly ErrorRow[], retried: boolean): readonly string[] =>
  catalogue.filter((row) => row.route === 'thrown' && row.retried === retried).map(({ name }) => name);

/** Names for which the machine's first retrier has `MaxAttempts: 0`. */
export const permanentErrorNames = (catalogue: readonly ErrorRow[] = errorCatalogue): readonly string[] =>
  thrownNames(catalogue, false);

/** Names that the machine's second retrier runs again, as it does every name that is not in the catalogue. */
export const retriedErrorNames = (catalogue: readonly ErrorRow[] = errorCatalogue): readonly string[] =>
  thrownNames(catalogue, true);

/** Names that SummarizeSync returns as a value. */
export const returnedErrorNames = (catalogue: readonly ErrorRow[] = errorCatalogue): readonly string[] =>
  catalogue.filter(({ route }) => route === 'returned').map(({ name }) => name);

/** Names that ExtractFromSiesa's catcher sends to SyncSkipped. */
export const skippingErrorNames = (catalogue: readonly ErrorRow[] = errorCatalogue): readonly string[] =>
  catalogue.filter(({ endsAs }) => endsAs === 'SyncSkipped').map(({ name }) => name);

/** Whether the machine runs a Lambda task again that ended with this name: every name but the permanent ones. */
export const isRetriedByMachine = (name: string, catalogue: readonly ErrorRow[] = errorCatalogue): boolean =>
  !permanentErrorNames(catalogue).includes(name);
