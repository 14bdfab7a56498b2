import { isRecord } from '@siesa-integration/canonical-model';
import { acceptedStatuses, failingWords, notStoredWords, pendingWords, refusedStatuses } from './status-words.ts';

/** One JSON object of an answer. */
export type AnswerObject = Readonly<Record<string, unknown>>;

/** What an object of an answer states about the request, or about one record. Several may be true of a contradictory one. */
export interface Claims {
  /** A status word of the contract, a 2xx, a flag that is true. */
  readonly stored: boolean;
  /** A status word of the contract, a 4xx, a flag that is false. */
  readonly refused: boolean;
  /** An error, a count of failures, a 5xx, or a word such as `partial`. */
  readonly failed: boolean;
  /** A sentence or a job id that means that the destination has yet to do it. */
  readonly pending: boolean;
  /** A status that the contract does not define. */
  readonly unclear: boolean;
}

/** What else is known of an object. */
export interface ClaimOptions {
  /** Keys whose values are the record's own, such as a `status` that we sent ourselves. */
  readonly isOwn?: (key: string) => boolean;
  /** The object is a record as it is stored: its `code` and `description` are its own. */
  readonly isDocument?: boolean;
}

type Claim = keyof Claims;

const statusKeys = new Set(['status', 'state', 'result', 'outcome', 'estado', 'resultado']);
const codeKeys = new Set([
  'code',
  'statuscode',
  'httpstatus',
  'httpcode',
  'codigo',
  'resultcode',
  'returncode',
  'exitcode',
]);
const flagKeys = new Set(['success', 'ok', 'succeeded', 'successful', 'issuccess', 'issuccessful', 'exito']);
const textKeys = new Set(['message', 'mensaje', 'msg', 'detail', 'description', 'transaction', 'transaccion']);
const warningKeys = new Set(['warning', 'warnings', 'advertencia', 'advertencias', 'aviso', 'avisos']);
const jobKeys = new Set(['jobid', 'taskid', 'queueid', 'operationid']);
/** Records or requests that have yet to be carried out. */
const pendingKeys = new Set([
  'pending',
  'pendiente',
  'pendientes',
  'inprogress',
  'processing',
  'queued',
  'deferred',
  'scheduled',
]);
const failureKey =
  /^(?:has|is)?(?:error|err$|errs$|fail|reject|invalid|excep|fault|unprocessed|rechaz|fallid|fallos?$|fallas?$|denied|denegad|blocked|conflict|timedout|rollback|rolledback|partial$|parcial$|n?ko$|bad$)|(?:errors?|errores|failures?|failed|rejected|errorcount|failedcount)$/;
/** Records that were left out. */
const leftOutKey = /^(?:ignor|omit|skip|discard|descart|dropp)/;
const notStoredKey =
  /^(?:un(?:saved|stored|matched)|not?(?:found|saved|stored|processed|inserted|imported|applied)|noencontrad|noguardad|noprocesad)/;
/** True or false, for a record or a request; true proves nothing, because the answer may mean another one. */
const storedFlags = new Set([
  ...['stored', 'saved', 'persisted', 'applied', 'guardado', 'almacenado', 'committed', 'written', 'valid', 'isvalid'],
  ...['complete', 'completed'],
]);
/** A request that was only tried, or that nothing came of. */
const trialKeys = new Set([
  ...['dryrun', 'simulated', 'simulation', 'simulado', 'simulacion', 'validateonly', 'testmode', 'sandbox'],
  ...['readonly', 'maintenance', 'noop', 'disabled', 'truncated'],
]);
const actionKeys = new Set(['action', 'accion', 'operation', 'operacion']);
/** Rows of a database that a request changed. */
const changedRowsKeys = new Set(['affectedrows', 'rowsaffected', 'rowcount', 'filasafectadas']);
/** In a stored document only these: it may have a field such as `rejected_quantity`. */
const documentFailureKey = /^(?:error|errors|err|errores|exception|errormessage)$/;

/**
 * Reads what an object claims, from all its keys.
 *
 * @example
 * readClaims({ success: 'false' }).refused; // true
 */
export const readClaims = (object: AnswerObject, { isOwn, isDocument = false }: ClaimOptions = {}): Claims => {
  const claims = { ...noClaims };
  for (const [key, value] of Object.entries(object)) {
    if (isOwn?.(key)) continue;
    const claim = claimOf(plainKey(key), value, isDocument);
    if (claim) claims[claim] = true;
  }
  return claims;
};

/** What any of several objects claims. */
export const mergeClaims = (all: readonly Claims[]): Claims => {
  const merged = { ...noClaims };
  for (const claims of all) for (const name of claimNames) merged[name] ||= claims[name];
  return merged;
};

const noClaims: Claims = { stored: false, refused: false, failed: false, pending: false, unclear: false };
const claimNames = Object.keys(noClaims) as readonly Claim[];

/** A key without case, separators and accents. */
export const plainKey = (key: string): string =>
  /^[a-z]+$/.test(key)
    ? key
    : key
        .normalize('NFD')
        .toLowerCase()
        .replaceAll(/[^a-z]/g, '');

const claimOf = (key: string, value: unknown, isDocument: boolean): Claim | undefined => {
  if (statusKeys.has(key)) return statusClaim(value, key);
  if (flagKeys.has(key)) return flagClaim(value);
  if (jobKeys.has(key) || (!isDocument && pendingKeys.has(key))) return isSomething(value) ? 'pending' : undefined;
  const isFailure = isDocument ? documentFailureKey.test(key) : failureKey.test(key) && !key.startsWith('no');
  if (isFailure) return isSomething(value) ? 'failed' : undefined;
  if (isDocument) return undefined;
  const left = leftOutClaim(key, value);
  if (left) return left;
  if (codeKeys.has(key)) return codeClaim(value);
  if (warningKeys.has(key)) return warningClaim(value);
  return textKeys.has(key) && typeof value === 'string' ? textClaim(value) : undefined;
};

const statusClaim = (value: unknown, key: string): Claim | undefined => {
  if (typeof value === 'boolean') return value ? 'stored' : 'refused';
  if (typeof value === 'number') return numberClaim(value) ?? (key === 'status' ? 'unclear' : undefined);
  if (typeof value !== 'string' || value.trim() === '') return undefined; // an object or a list is read by itself
  const word = value.trim().toLowerCase();
  if (acceptedStatuses.has(word)) return 'stored';
  if (refusedStatuses.has(word)) return 'refused';
  if (/^\d{3}\b/.test(word)) return numberClaim(Number(word.slice(0, 3))) ?? 'unclear';
  if (flagOf(word) !== undefined) return flagOf(word) ? 'stored' : 'refused';
  if (failingWords.test(word)) return 'failed';
  return pendingWords.test(word) ? 'pending' : 'unclear';
};

const codeClaim = (value: unknown): Claim | undefined => {
  if (typeof value === 'number' && value < 0) return 'failed';
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{3}$/.test(value)))
    return numberClaim(Number(value));
  return typeof value === 'string' && /^(?:e\d{2,}|err)/i.test(value) ? 'failed' : undefined; // a text such as `DUPLICATE` is a word for people
};

/** An HTTP status inside an answer. 202, 206 and 207 confirm nothing. */
const numberClaim = (code: number): Claim | undefined => {
  if ([408, 425, 429].includes(code) || (code >= 500 && code < 600)) return 'failed';
  if (code >= 400 && code < 500) return 'refused';
  if ([202, 206, 207].includes(code)) return 'unclear';
  return (code >= 200 && code < 300) || code === 304 ? 'stored' : undefined;
};

const flagClaim = (value: unknown): Claim | undefined => {
  if (typeof value === 'number') return value === 0 ? 'refused' : undefined; // otherwise it may be a count
  const flag = flagOf(value);
  if (flag !== undefined) return flag ? 'stored' : 'refused';
  if (typeof value === 'string' && acceptedStatuses.has(value.trim().toLowerCase())) return 'stored';
  return typeof value === 'string' && value.trim() !== '' && !isCount(value) ? 'unclear' : undefined;
};

/** What states that something was not stored, in words that are no error. */
const leftOutClaim = (key: string, value: unknown): Claim | undefined => {
  if (notStoredKey.test(key)) return isSomething(value) ? 'failed' : undefined;
  if (storedFlags.has(key)) return typeof value !== 'number' && flagOf(value) === false ? 'refused' : undefined;
  const isLeftOut =
    (leftOutKey.test(key) && isSomething(value)) ||
    (trialKeys.has(key) && flagOf(value) === true) ||
    (changedRowsKeys.has(key) && (value === 0 || value === '0')) ||
    (actionKeys.has(key) && typeof value === 'string' && /^\s*(?:none|no-?op|ignor|skip|omit|discard)/i.test(value));
  return isLeftOut ? 'unclear' : undefined;
};

/** A warning is about a success, unless it says that something was not stored. */
const warningClaim = (value: unknown): Claim | undefined =>
  [value].flat().some((text) => typeof text === 'string' && notStoredWords.test(text)) ? 'unclear' : undefined;

const textClaim = (text: string): Claim | undefined => {
  if (acceptedStatuses.has(text.trim().toLowerCase())) return 'stored';
  if (notStoredWords.test(text) || countsFewer(text)) return 'unclear';
  return pendingWords.test(text) ? 'pending' : undefined;
};

/** `29 of 30 products were saved`: fewer than all, unless it counts batches. */
const countsFewer = (text: string): boolean =>
  [...text.matchAll(/(?<!(?:batch|page|part|lote|p[áa]gina|parte) )\b(\d+) (?:out of|of|de) (\d+)\b/gi)].some(
    ([, some, all]) => Number(some) < Number(all),
  );

const flagOf = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (/^\s*(?:true|yes|y|s[ií])\s*$/i.test(value)) return true;
  return /^\s*(?:false|no|n|0)\s*$/i.test(value) ? false : undefined;
};

const isCount = (text: string): boolean => /^\s*\d+\s*$/.test(text);

/** Whether a value under a key such as `error` holds an error: not `null`, `false`, 0, `""`, `"none"`, an empty list or an object of such. */
export const isSomething = (value: unknown): boolean => {
  if (typeof value === 'string') return !/^\s*(?:|0+|false|none|null|n\/?a|ninguno)\s*$/i.test(value);
  if (Array.isArray(value)) return value.some(isSomething);
  if (isRecord(value)) return Object.values(value).some(isSomething);
  return Boolean(value);
};
