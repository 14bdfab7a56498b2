import type { DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import { ProductContractBroken } from '../definition/destination-errors.ts';
import type { DestinationAnswer } from '../http/destination-request.ts';
import { shorten } from '../reply/error-text.ts';
import { readBulkReply } from '../reply/read-bulk-reply.ts';
import { readRefusal } from '../reply/read-refusal.ts';
import type { BatchLimit } from './batch-limit.ts';

/** When this many requests accepted nothing of a batch, the rest of the batch is refused. */
const maxFruitlessRequests = 20;

/** One record and its id. */
export interface OutgoingRecord<Payload extends DestinationPayload = DestinationPayload> {
  readonly id: string;
  readonly payload: Payload;
}

/** An address that takes many records in one request. */
export interface BulkEndpoint {
  readonly idField: string;
  readonly limit: BatchLimit;
  /** Of a refusal, for example `kong/refused`. */
  readonly code: string;
  /** For messages, for example `Kong`. */
  readonly title: string;
  /** Makes one request. Returns a 2xx, 400, 413 or 422, or why its records are refused; throws to stop the send. */
  readonly post: (payloads: readonly DestinationPayload[]) => Promise<DestinationAnswer | FailedRequest>;
}

/** A request that failed for a reason outside its records, and whose records are therefore refused. */
interface FailedRequest {
  readonly failure: string;
}

/** Records for one request. */
interface Chunk {
  readonly records: readonly OutgoingRecord[];
  /** Sent a second time, because the first answer did not contain these records. */
  readonly resent: boolean;
}

/** The verdicts in one answer, and what has to be sent again. */
interface Progress {
  readonly verdicts: readonly Verdict[];
  readonly remaining: readonly Chunk[];
}

/**
 * Sends one batch until every record has a verdict: from the answer, by its id in a refusal, or by halving until each bad record is alone.
 *
 * At most 14 extra requests for one bad record in 100.
 */
export const deliverBatch = async (
  records: readonly OutgoingRecord[],
  endpoint: BulkEndpoint,
): Promise<ReadonlyMap<string, Verdict>> => {
  const verdicts = new Map<string, Verdict>();
  const chunks = split({ records, resent: false }, endpoint.limit.size());
  let fruitless = true;

  for (let requests = 0; ; requests += 1) {
    // Oldest first finds the good half of a batch, newest first the one good record among many bad: alternate.
    const chunk = requests % 2 === 0 ? chunks.shift() : chunks.pop();
    if (!chunk) return verdicts;

    const [current, ...rest] = split(chunk, endpoint.limit.size());
    if (!current) continue;
    chunks.unshift(...rest);
    const answer = await endpoint.post(current.records.map(({ payload }) => payload));
    const progress = readAnswer(current, answer, endpoint);
    for (const verdict of progress.verdicts) verdicts.set(verdict.id, verdict);
    chunks.push(...progress.remaining);
    fruitless &&= !progress.verdicts.some(({ status }) => status === 'accepted');
    if (fruitless && requests + 1 >= maxFruitlessRequests) return refuseRest(verdicts, chunks, answer, endpoint);
  }
};

/** Splits a chunk to fit the size limit. */
const split = ({ records, resent }: Chunk, size: number): Chunk[] => {
  const chunks: Chunk[] = [];
  for (let start = 0; start < records.length; start += size)
    chunks.push({ records: records.slice(start, start + size), resent });
  return chunks;
};

const readAnswer = (chunk: Chunk, answer: DestinationAnswer | FailedRequest, endpoint: BulkEndpoint): Progress => {
  if ('failure' in answer) return refuseAll(chunk, endpoint.code, answer.failure);
  if (answer.status >= 200 && answer.status < 300) return readSuccess(chunk, answer, endpoint);
  if (answer.status !== 413) return readRefused(chunk, answer, endpoint);

  endpoint.limit.tooLarge(chunk.records.length);
  if (chunk.records.length > 1) return { verdicts: [], remaining: halves(chunk) };
  return refuseAll(chunk, endpoint.code, refusalMessage(answer, endpoint, 'the record alone is too large'));
};

const readSuccess = (chunk: Chunk, answer: DestinationAnswer, endpoint: BulkEndpoint): Progress => {
  const reading = readBulkReply(answer.status, answer.body, chunk.records.length, endpoint.idField);
  if (reading.broken !== undefined) throw new ProductContractBroken(`${endpoint.title} answered ${reading.broken}.`);

  const verdicts: Verdict[] = [];
  const unanswered: OutgoingRecord[] = [];
  for (const record of chunk.records) {
    const { id } = record;
    const outcome = reading.outcomeOf(id);
    if (outcome === undefined) unanswered.push(record);
    else
      verdicts.push(
        outcome.ok
          ? { id, status: 'accepted' }
          : refusal(id, endpoint.code, answer.errorText(outcome.reported) || `${endpoint.title} gave no reason`),
      );
  }
  if (unanswered.length === 0) return { verdicts, remaining: [] };
  if (!chunk.resent) return { verdicts, remaining: [{ records: unanswered, resent: true }] };

  const message = `${endpoint.title} gave no verdict, also when the record was sent once more`;
  return { verdicts: [...verdicts, ...unanswered.map(({ id }) => refusal(id, 'NO_VERDICT', message))], remaining: [] };
};

const readRefused = (chunk: Chunk, answer: DestinationAnswer, endpoint: BulkEndpoint): Progress => {
  const ids = chunk.records.map(({ id }) => id);
  const refused = readRefusal(answer.body, ids, endpoint.idField);
  if (refused.size === 0) {
    if (chunk.records.length === 1)
      return refuseAll(chunk, endpoint.code, refusalMessage(answer, endpoint, answer.errorText(answer.body)));
    return { verdicts: [], remaining: halves(chunk) };
  }
  const others = chunk.records.filter(({ id }) => !refused.has(id));
  return {
    verdicts: [...refused].map(([id, reported]) =>
      refusal(id, endpoint.code, refusalMessage(answer, endpoint, answer.errorText(reported))),
    ),
    remaining: others.length > 0 ? [{ records: others, resent: chunk.resent }] : [],
  };
};

const refuseRest = (
  verdicts: Map<string, Verdict>,
  chunks: readonly Chunk[],
  answer: DestinationAnswer | FailedRequest,
  endpoint: BulkEndpoint,
): ReadonlyMap<string, Verdict> => {
  const reason = 'failure' in answer ? answer.failure : refusalMessage(answer, endpoint, answer.errorText(answer.body));
  const message = `${reason} (${maxFruitlessRequests.toString()} calls accepted nothing of this batch)`;
  for (const { id } of chunks.flatMap(({ records }) => records)) verdicts.set(id, refusal(id, endpoint.code, message));
  return verdicts;
};

const refuseAll = ({ records }: Chunk, code: string, message: string): Progress => ({
  verdicts: records.map(({ id }) => refusal(id, code, message)),
  remaining: [],
});

const refusal = (id: string, code: string, message: string): Verdict => ({ id, status: 'refused', code, message });

const halves = ({ records, resent }: Chunk): Chunk[] => {
  const middle = Math.ceil(records.length / 2);
  return [
    { records: records.slice(0, middle), resent },
    { records: records.slice(middle), resent },
  ];
};

const refusalMessage = ({ status }: DestinationAnswer, { title }: BulkEndpoint, text: string): string =>
  shorten(`${title} API returned ${status.toString()}${text ? `: ${text}` : ''}`);
