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
}

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

  const verdicts: Verdict[] = [];
  const named: OutgoingRecord[] = [];
  const unanswered: OutgoingRecord[] = [];
  for (const record of chunk.records) {
    const outcome = reading.outcomeOf(record.id);
    if (outcome.kind === 'stored') verdicts.push({ id: record.id, status: 'accepted' });
    else if (outcome.kind === 'refused')
      verdicts.push(refusal(record.id, endpoint.code, wordsOf(outcome.reported, answer, endpoint)));
    else if (chunk.resent) verdicts.push(withoutVerdict(record.id, outcome, answer, endpoint));
    else (outcome.failed ? named : unanswered).push(record);
  }
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
  const ids = chunk.records.map(({ id }) => id);
  const refused = readRefusal(answer.body, ids, endpoint.idField);
  if (refused.size === 0) {
    const said = refusalMessage(answer, endpoint, answer.errorText(answer.body));
    return chunk.records.length === 1
      ? { verdicts: refuseAll(chunk, endpoint.code, said), remaining: [] }
      : { verdicts: [], remaining: halves(chunk, said) };
  }
  const others = chunk.records.filter(({ id }) => !refused.has(id));
  return {
    verdicts: [...refused].map(([id, reported]) =>
      refusal(id, endpoint.code, refusalMessage(answer, endpoint, answer.failureText(reported))),
    ),
    remaining: others.length > 0 ? [{ records: others, resent: chunk.resent }] : [],
  };
};

export const halves = ({ records, resent }: Chunk, said: string): readonly Chunk[] => {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), resent, said },
    { records: records.slice(middle), resent, said },
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
