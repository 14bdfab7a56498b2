import { isRecord } from '@siesa-integration/canonical-model';
import {
  actionKeys,
  changedRowsKeys,
  codeKeys,
  documentFailureKey,
  doubtKey,
  failureKey,
  flagKeys,
  jobKeys,
  leftOutKey,
  notStoredKey,
  pendingKeys,
  reasonKeys,
  statusKeys,
  storedFlags,
  textKeys,
  trialKeys,
  warningKeys,
} from './claim-keys.ts';
import { countsFewer, tellsFailure } from './counts-in-words.ts';
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
  /** Something that beside a success is in doubt, and beside a failure explains it: a reason, duplicates, a code that is not 0, fewer records in words. */
  readonly doubtful: boolean;
}

/** What else is known of an object. */
export interface ClaimOptions {
  /** Keys whose values are the record's own, such as a `status` that we sent ourselves. */
  readonly isOwn?: (key: string) => boolean;
  /** The object is a record as it is stored: its `code` and `description` are its own. */
  readonly isDocument?: boolean;
  /** How many records the object is about. @defaultValue the one of an entry, whose `code` may be an item's */
  readonly sent?: number;
}

type Claim = keyof Claims;

/**
 * Reads what an object claims, from all its keys.
 *
 * @example
 * readClaims({ success: 'false' }).refused; // true
 */
export const readClaims = (object: AnswerObject, { isOwn, isDocument = false, sent }: ClaimOptions = {}): Claims => {
  const claims = { ...noClaims };
  for (const [key, value] of Object.entries(object)) {
    if (isOwn?.(key)) continue;
    const name = plainKey(key);
    const claim = claimOf(name, value, isDocument) ?? (isDocument ? undefined : doubtOf(name, value, object, sent));
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

const noClaims: Claims = {
  stored: false,
  refused: false,
  failed: false,
  pending: false,
  unclear: false,
  doubtful: false,
};
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

const doubtOf = (
  key: string,
  value: unknown,
  object: AnswerObject,
  sent: number | undefined,
): 'doubtful' | undefined => {
  const isDoubt =
    (reasonKeys.has(key) && isReason(value) && object['status'] !== 'unchanged') ||
    (doubtKey.test(key) && isSomething(value)) ||
    (codeKeys.has(key) && isOtherCode(value, sent === undefined)) ||
    (textKeys.has(key) && [value].flat().some((text) => typeof text === 'string' && doubts(text, sent ?? 1)));
  return isDoubt ? 'doubtful' : undefined;
};

/** Not the phrase of an HTTP status, such as `OK`. */
const isReason = (value: unknown): boolean =>
  isSomething(value) && !(typeof value === 'string' && acceptedStatuses.has(value.trim().toLowerCase()));

/** A code that is neither 0, nor an HTTP status, nor a word. In an entry, from 600 on, it may be the code of the item. */
const isOtherCode = (value: unknown, isEntry: boolean): boolean => {
  if (typeof value === 'string' && !/^\s*\d+\s*$/.test(value))
    return tellsFailure(value) || doubtKey.test(plainKey(value));
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  const code = Number(value);
  return code !== 0 && numberClaim(code) === undefined && !(isEntry && code >= 600);
};

const doubts = (text: string, sent: number): boolean =>
  notStoredWords.test(text) || tellsFailure(text) || countsFewer(text, sent);

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
  if (notStoredWords.test(text)) return 'unclear';
  return pendingWords.test(text) ? 'pending' : undefined;
};

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
