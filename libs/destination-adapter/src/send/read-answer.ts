import type { Verdict } from '../definition/destination-adapter.ts';
import { ProductContractBroken } from '../definition/destination-errors.ts';
import type { DestinationAnswer } from '../http/destination-request.ts';
import { shorten } from '../reply/error-text.ts';
import { readBulkReply, type RecordOutcome } from '../reply/read-bulk-reply.ts';
import { readRefusal } from '../reply/read-refusal.ts';
import type { BulkEndpoint, OutgoingRecord } from './outgoing-record.ts';

/** Records for one request. */
export interface Chunk {
  readonly records: readonly OutgoingRecord[];
  /** Sent a second time, because the first answer did not contain these records. */
  readonly resent: boolean;
  /** What was answered to the last request that held these records and others. */
  readonly said?: string;
  /** Answers in a row that named records by indexes which may count from 1. @defaultValue 0 */
  readonly guesses?: number;
  /** Verdicts of these records that hold as soon as all of `others` are stored. */
  readonly suspicion?: { readonly verdicts: readonly Verdict[]; readonly others: readonly string[] };
}

/** After so many answers in a row that may count from 1 the indexes of a batch are not used, because each would cost two calls and find nothing. */
const mostGuesses = 3;

/** The verdicts in one answer, and what has to be sent again. */
export interface Progress {
  readonly verdicts: readonly Verdict[];
  readonly remaining: readonly Chunk[];
}

type UnknownOutcome = Extract<RecordOutcome, { readonly kind: 'unknown' }>;

/** Reads an answer about the records of one request. */
export const readAnswer = (chunk: Chunk, answer: DestinationAnswer, endpoint: BulkEndpoint): Progress => {
  if (answer.status >= 200 && answer.status < 300) return readSuccess(chunk, answer, endpoint);
  if (answer.status !== 413) return readRefused(chunk, answer, endpoint);

  endpoint.limit.tooLarge(chunk.records.length);
  const said = refusalMessage(answer, endpoint, 'the record alone is too large');
  return chunk.records.length > 1
    ? { verdicts: [], remaining: halves(chunk, said) }
    : { verdicts: refuseAll(chunk, endpoint.code, said), remaining: [] };
};

const readSuccess = (chunk: Chunk, answer: DestinationAnswer, endpoint: BulkEndpoint): Progress => {
  const reading = answer.reading ?? readBulkReply(answer.status, answer.body, chunk.records, endpoint.idField);
  if ('broken' in reading) throw new ProductContractBroken(`${endpoint.title} answered ${reading.broken}.`);
  if ('failed' in reading)
    throw new ProductContractBroken(`${endpoint.title} answered a success whose body states a failure.`);

  const isSplit = chunk.resent && reading.isGuess === true; // a single record has index 0, which is no guess
  const verdicts: Verdict[] = [];
  const named: OutgoingRecord[] = [];
  const unanswered: OutgoingRecord[] = [];
  for (const record of chunk.records) {
    const outcome = reading.outcomeOf(record.id);
    if (outcome.kind === 'stored') verdicts.push({ id: record.id, status: 'accepted' });
    else if (outcome.kind === 'refused')
      verdicts.push(refusal(record.id, endpoint.code, wordsOf(outcome.reported, answer, endpoint)));
    else if (chunk.resent && !isSplit) verdicts.push(withoutVerdict(record.id, outcome, answer, endpoint));
    else (outcome.failed ? named : unanswered).push(record);
  }
  if (isSplit)
    return {
      verdicts,
      remaining: halves({ ...chunk, records: [...unanswered, ...named] }, answer.errorText(answer.body)),
    };
  // Apart, so that a record that fails its request takes no other with it.
  const remaining = [unanswered, named].filter(({ length }) => length > 0);
  return { verdicts, remaining: remaining.map((records) => ({ records, resent: true })) };
};

const wordsOf = (reported: unknown, answer: DestinationAnswer, { title }: BulkEndpoint): string =>
  answer.failureText(reported) || `${title} gave no reason`;

/** The record was sent twice. With the destination's own words about it, where there are some. */
const withoutVerdict = (
  id: string,
  { failed = false, reported }: UnknownOutcome,
  answer: DestinationAnswer,
  endpoint: BulkEndpoint,
): Verdict => {
  if (failed) return refusal(id, endpoint.code, wordsOf(reported, answer, endpoint));
  const words = reported === undefined ? '' : answer.failureText(reported);
  const message = `${endpoint.title} gave no verdict, also when the record was sent once more${words ? `. It answered: ${words}` : ''}`;
  return refusal(id, 'NO_VERDICT', shorten(message));
};

const readRefused = (chunk: Chunk, answer: DestinationAnswer, endpoint: BulkEndpoint): Progress => {
  const { records, resent, guesses = 0 } = chunk;
  const ids = records.map(({ id }) => id);
  const { certain, ...named } = readRefusal(answer.body, ids, endpoint.idField);
  const suspected = guesses < mostGuesses ? named.suspected : new Map<string, unknown>();
  const said = refusalMessage(answer, endpoint, answer.errorText(answer.body));
  if (certain.size + suspected.size === 0) {
    return records.length === 1
      ? { verdicts: refuseAll(chunk, endpoint.code, said), remaining: [] }
      : { verdicts: [], remaining: halves(chunk, said) };
  }
  const verdictsOf = (errors: ReadonlyMap<string, unknown>): readonly Verdict[] =>
    [...errors].map(([id, reported]) =>
      refusal(id, endpoint.code, refusalMessage(answer, endpoint, answer.failureText(reported))),
    );
  const suspects = records.filter(({ id }) => suspected.has(id));
  const others = records.filter(({ id }) => !suspected.has(id) && !certain.has(id));
  const next = { resent, guesses: suspects.length > 0 ? guesses + 1 : guesses };
  // Counted from 1 the first bad record would be among the others, so once they are all stored the indexes are proven to count from 0.
  const suspicion = { verdicts: verdictsOf(suspected), others: others.map(({ id }) => id) };
  return {
    verdicts: verdictsOf(certain),
    remaining: [
      { ...next, records: suspects, said, suspicion },
      { ...next, records: others },
    ].filter((rest) => rest.records.length > 0),
  };
};

/** The verdicts of suspected records, where it is proven by now that the answer meant them. */
export const provenVerdicts = (
  { records, suspicion }: Chunk,
  verdicts: ReadonlyMap<string, Verdict>,
): readonly Verdict[] | undefined => {
  if (suspicion?.others.every((id) => verdicts.get(id)?.status === 'accepted') !== true) return undefined;
  return suspicion.verdicts.filter((verdict) => records.some(({ id }) => id === verdict.id));
};

export const halves = ({ records, resent, guesses = 0 }: Chunk, said: string): readonly Chunk[] => {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), resent, guesses, said },
    { records: records.slice(middle), resent, guesses, said },
  ];
};

/** Splits a chunk to fit the size limit. */
export const split = ({ records, ...chunk }: Chunk, size: number): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  for (let start = 0; start < records.length; start += size)
    chunks.push({ ...chunk, records: records.slice(start, start + size) });
  return chunks;
};

export const refuseAll = ({ records }: Chunk, code: string, message: string): readonly Verdict[] =>
  records.map(({ id }) => refusal(id, code, message));

const refusal = (id: string, code: string, message: string): Verdict => ({ id, status: 'refused', code, message });

const refusalMessage = ({ status }: DestinationAnswer, { title }: BulkEndpoint, text: string): string =>
  shorten(`${title} API returned ${status.toString()}${text ? `: ${text}` : ''}`);
