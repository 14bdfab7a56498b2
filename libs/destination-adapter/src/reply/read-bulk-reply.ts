import { isRecord } from '@siesa-integration/canonical-model';
import { entryId, layersOf, otherObjects, resultsIn } from './answer-layers.ts';
import { namedErrors } from './named-errors.ts';
import { type AnswerObject, mergeClaims, readClaims } from './read-claims.ts';
import { type Counts, mergeCounts, readCounts } from './read-counts.ts';
import { isCountedInWords, isDoubtfulCount } from './doubtful-counts.ts';
import { acceptedStatuses } from './status-words.ts';

/** A record of the request that an answer is about. */
export interface SentRecord {
  readonly id: string;
  readonly payload: AnswerObject;
}

/**
 * The outcome of one record in an answer. `reported` is what the destination said about this record alone; a record that is `unknown` is sent
 * once more.
 */
export type RecordOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly reported: unknown }
  /** `failed`: the destination reported an error about it, which is no verdict of the contract. */
  | { readonly kind: 'unknown'; readonly reported?: unknown; readonly failed?: boolean };

/** What one answer contains about the records of its request. */
export type BulkReading =
  | {
      readonly outcomeOf: (id: string) => RecordOutcome;
      /** It names records by indexes that may count from 1: the records without an outcome of their own are unknown, whatever it counts. */
      readonly isGuess?: true;
    }
  /** The answer states that the whole call failed, and names no record. `reason` is what it counted, where it only counted. */
  | { readonly failed: unknown; readonly reason?: string }
  /** What is wrong with the answer itself, when the contract does not define its shape. */
  | { readonly broken: string };

const stored: RecordOutcome = { kind: 'stored' };
const unknown: RecordOutcome = { kind: 'unknown' };
const all = (outcome: RecordOutcome): BulkReading => ({ outcomeOf: () => outcome });

/**
 * Reads the body of a 2xx answer. A record is stored only where the answer states it: by its id, or, without any entry of a record, for as many
 * as were sent. An empty body counts as such, except with 202, 206 and 207.
 *
 * @example
 * const reading = readBulkReply(200, { results: [{ product_id: 'A', status: 'created' }] }, [{ id: 'A', payload }], 'product_id');
 * if ('outcomeOf' in reading) reading.outcomeOf('A'); // { kind: 'stored' }
 */
export const readBulkReply = (
  status: number,
  body: unknown,
  sent: readonly SentRecord[],
  idField: string,
): BulkReading => {
  const confirms = ![202, 206, 207].includes(status);
  if (body === undefined || body === null) return all(confirms ? stored : { kind: 'unknown', reported: said(status) });
  if (!isRecord(body)) return { broken: `an answer that is ${kindOf(body)} instead of an object` };
  const badResults = layersOf(body).find(
    ({ results }) => results !== undefined && results !== null && !Array.isArray(results) && !isEnvelope(results),
  );
  if (badResults) return { broken: `'results' that are ${kindOf(badResults['results'])} instead of a list` };

  const reading = readObject(body, sent, idField, confirms);
  return status === 202 ? withoutStored(reading, body, status) : reading;
};

const readObject = (
  body: AnswerObject,
  sent: readonly SentRecord[],
  idField: string,
  confirms: boolean,
): BulkReading => {
  const layers = layersOf(body);
  const echo = echoIn(layers, sent, idField);
  const others = layers.filter((layer) => layer !== echo?.document);
  const claims = mergeClaims(others.map((layer) => readClaims(layer, { sent: sent.length })));
  const beside = mergeClaims(
    otherObjects(others)
      .filter((object) => !sent.some((record) => isAbout(object, record, idField)))
      .map((object) => readClaims(object, { sent: sent.length })),
  );
  const counts = mergeCounts(others.map(readCounts));
  const { outcomes, isGuess } = outcomesIn(others, sent, idField);
  const fails = claims.failed || claims.refused || beside.failed;
  const isCounted = (counts.stored ?? -1) >= sent.length;

  if (isGuess) return { outcomeOf: (id) => outcomes.get(id) ?? { kind: 'unknown', reported: body }, isGuess };
  if (outcomes.size > 0)
    return readOutcomes(outcomes, counts, sent, { fails: fails || isCountedInWords(others, sent.length), body });
  if (fails) return { failed: body };
  if (echo && echo.outcome.kind !== 'stored') return all(echo.outcome);
  if (counts.least !== undefined && counts.least < sent.length)
    return { failed: body, reason: `it counts ${counts.least.toString()} of ${sent.length.toString()} records` };
  const isDoubtful =
    claims.unclear || claims.doubtful || beside.doubtful || isDoubtfulCount(others, sent.length, isCounted);
  if (claims.pending || isDoubtful || !confirms) return all({ kind: 'unknown', reported: body });
  if (echo || claims.stored || isCounted) return listedIds(counts, sent);
  return all({ kind: 'unknown', reported: body });
};

/** The record itself, as the answer to an upsert of one, and what it states. */
const echoIn = (
  layers: readonly AnswerObject[],
  sent: readonly SentRecord[],
  idField: string,
): { readonly document: AnswerObject; readonly outcome: RecordOutcome } | undefined => {
  const [only] = sent;
  if (sent.length !== 1 || !only) return undefined;
  const document = layers.find((layer) => isAbout(layer, only, idField));
  return document && { document, outcome: entryOutcome(document, only, idField, true) };
};

/** Outcomes by id, from the entries of the records and from errors that name a record. */
const outcomesIn = (
  layers: readonly AnswerObject[],
  sent: readonly SentRecord[],
  idField: string,
): { readonly outcomes: ReadonlyMap<string, RecordOutcome>; readonly isGuess: boolean } => {
  const outcomes = new Map<string, RecordOutcome>();
  const byId = new Map(sent.map((record) => [record.id, record]));
  const results = resultsIn(layers, (id) => byId.has(id), idField);
  for (const entry of results?.entries ?? []) {
    const record = byId.get(entryId(entry, idField) ?? '');
    if (!record || !isRecord(entry)) continue;
    const outcome = entryOutcome(entry, record, idField, results?.key !== 'results');
    // Of two outcomes for one record the worse counts, or a reject would be lost.
    if (isWorse(outcome, outcomes.get(record.id))) outcomes.set(record.id, outcome);
  }
  const { certain, suspected } = namedErrors(layers, [...byId.keys()], idField);
  const isGuess = suspected.size > 0;
  for (const [id, { kind }] of outcomes) if (isGuess && kind === 'stored') outcomes.delete(id);
  for (const [id, reported] of [...certain, ...suspected])
    if (outcomes.get(id)?.kind !== 'refused') outcomes.set(id, { kind: 'unknown', reported, failed: true });
  return { outcomes, isGuess };
};

/** @param mayBeDocument a stored document without a verdict means that it was stored: outside `results`, whose entries are verdicts. */
const entryOutcome = (
  entry: AnswerObject,
  record: SentRecord,
  idField: string,
  mayBeDocument: boolean,
): RecordOutcome => {
  if (isPlainVerdict(entry, idField)) return stored;
  const isDocument = isDocumentOf(entry, record, idField);
  const options = { isOwn: (key: string) => isOwn(key, entry, record), isDocument };
  const claims = mergeClaims(layersOf(entry).map((layer) => readClaims(layer, options)));
  if (claims.refused && !claims.stored) return { kind: 'refused', reported: entry };
  if (claims.refused || claims.failed) return { kind: 'unknown', reported: entry, failed: true };
  if (claims.pending || claims.doubtful) return { kind: 'unknown', reported: entry };
  if (mayBeDocument && isDocument) return stored; // its status is its own
  return claims.stored && !claims.unclear ? stored : { kind: 'unknown', reported: entry };
};

/** An entry with an id and a status of the contract, as most are: read without a look at what else it may say. */
const isPlainVerdict = (entry: AnswerObject, idField: string): boolean => {
  for (const key in entry) if (key !== 'status' && key !== idField && key !== 'id') return false;
  return typeof entry['status'] === 'string' && acceptedStatuses.has(entry['status']);
};

const severity = { stored: 0, unknown: 1, refused: 2 } as const;
const isWorse = (outcome: RecordOutcome, other: RecordOutcome | undefined): boolean =>
  !other || severity[outcome.kind] > severity[other.kind];

/** Records without an outcome of their own are stored only where the answer counts enough. */
const readOutcomes = (
  outcomes: ReadonlyMap<string, RecordOutcome>,
  counts: Counts,
  sent: readonly SentRecord[],
  { fails, body }: { readonly fails: boolean; readonly body: unknown },
): BulkReading => {
  const good = [...outcomes.values()].filter(({ kind }) => kind === 'stored').length;
  const missing = sent.length - outcomes.size;
  const isContradicted = good === sent.length && (fails || (counts.least ?? good) < good);
  if (isContradicted) return all({ kind: 'unknown', reported: body, failed: true });
  const rest = missing > 0 && (counts.stored ?? 0) >= good + missing ? stored : unknown;
  return { outcomeOf: (id) => outcomes.get(id) ?? rest };
};

/** Where the answer lists ids of ours, those that it does not list are unknown. Other ids are the destination's own. */
const listedIds = ({ ids = [] }: Counts, sent: readonly SentRecord[]): BulkReading => {
  const listed = new Set(ids);
  if (!sent.some(({ id }) => listed.has(id))) return all(stored);
  return { outcomeOf: (id) => (listed.has(id) ? stored : unknown) };
};

/** A 202 has taken the records and stored none. */
const withoutStored = (reading: BulkReading, body: unknown, status: number): BulkReading => {
  if (!('outcomeOf' in reading)) return reading;
  return {
    ...reading,
    outcomeOf: (id) => {
      const outcome = reading.outcomeOf(id);
      return outcome.kind === 'stored' ? { kind: 'unknown', reported: body ?? said(status) } : outcome;
    },
  };
};

/** Whether an object is the record as it is stored: it has a value that was sent, besides the id. */
const isDocumentOf = (object: AnswerObject, { payload }: SentRecord, idField: string): boolean =>
  Object.entries(payload).some(([key, value]) => key !== idField && key in object && isSame(object[key], value));

const isAbout = (object: AnswerObject, record: SentRecord, idField: string): boolean =>
  entryId(object, idField) === record.id || isDocumentOf(object, record, idField);

/** Whether a key's value is the record's own: it comes back as it was sent. */
const isOwn = (key: string, object: AnswerObject, { payload }: SentRecord): boolean =>
  key in payload && isSame(object[key], payload[key]);

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

const isEnvelope = (results: unknown): boolean =>
  isRecord(results) && Object.values(results).some((value) => Array.isArray(value));

const said = (status: number): string =>
  status === 202 ? '202 Accepted, which stores nothing yet' : `${status.toString()} without results`;

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : `a ${typeof value}`);
