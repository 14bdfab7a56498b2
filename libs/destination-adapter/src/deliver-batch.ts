import type { BatchLimit } from './batch-limit.ts';
import type { DestinationPayload, Verdict } from './destination-adapter.ts';
import { ProductContractBroken } from './destination-errors.ts';
import type { DestinationAnswer } from './destination-request.ts';
import { shorten } from './error-text.ts';
import { readBulkReply } from './read-bulk-reply.ts';
import { readRefusal } from './read-refusal.ts';

/** A batch of which this many calls have accepted nothing is refused whole. */
const fruitlessCalls = 20;

/** One record and the id it goes by. */
export interface Parcel<Payload extends DestinationPayload = DestinationPayload> {
  readonly id: string;
  readonly content: Payload;
}

/** One kind of call that takes many records: how to make it, and what its refusals are called. */
export interface Counter {
  readonly idField: string;
  readonly limit: BatchLimit;
  /** Of a refusal, for example `kong/refused`. */
  readonly code: string;
  /** For messages, for example `Kong`. */
  readonly title: string;
  /** Makes one call. Answers 2xx, 400, 413 or 422, or says why its records are refused; throws to stop everything. */
  readonly post: (contents: readonly DestinationPayload[]) => Promise<DestinationAnswer | FailedCall>;
}

/** A call that failed for reasons of its own, and takes its records with it. */
export interface FailedCall {
  readonly failure: string;
}

interface Piece {
  readonly parcels: readonly Parcel[];
  /** Sent once more because the first answer left these records out. */
  readonly again: boolean;
}

/** What one answer settled, and what has to be sent anew. */
interface Progress {
  readonly settled: readonly Verdict[];
  readonly left: readonly Piece[];
}

/**
 * Delivers one batch until every parcel is settled: by verdict, by name, or by halving until each bad record stands alone.
 *
 * At most 14 extra calls for one bad record in 100.
 */
export const deliverBatch = async (
  parcels: readonly Parcel[],
  counter: Counter,
): Promise<ReadonlyMap<string, Verdict>> => {
  const settled = new Map<string, Verdict>();
  const pieces = fitting({ parcels, again: false }, counter.limit.size());
  let fruitless = true;

  for (let calls = 0; ; calls += 1) {
    // Oldest first finds the good half of a batch, newest first the one good record among many bad: take turns.
    const piece = calls % 2 === 0 ? pieces.shift() : pieces.pop();
    if (!piece) return settled;

    const [now, ...rest] = fitting(piece, counter.limit.size());
    if (!now) continue;
    pieces.unshift(...rest);
    const answer = await counter.post(now.parcels.map((parcel) => parcel.content));
    const progress = settle(now, answer, counter);
    for (const verdict of progress.settled) settled.set(verdict.id, verdict);
    pieces.push(...progress.left);
    fruitless &&= !progress.settled.some(({ status }) => status === 'accepted');
    if (fruitless && calls + 1 >= fruitlessCalls) return refuseRest(settled, pieces, answer, counter);
  }
};

/** A piece in as many as the limit asks for. */
const fitting = ({ parcels, again }: Piece, size: number): Piece[] => {
  const pieces: Piece[] = [];
  for (let start = 0; start < parcels.length; start += size)
    pieces.push({ parcels: parcels.slice(start, start + size), again });
  return pieces;
};

const settle = (piece: Piece, answer: DestinationAnswer | FailedCall, counter: Counter): Progress => {
  if ('failure' in answer) return refuseAll(piece, counter.code, answer.failure);
  if (answer.status >= 200 && answer.status < 300) return settleSuccess(piece, answer, counter);
  if (answer.status !== 413) return settleRefusal(piece, answer, counter);

  counter.limit.tooLarge(piece.parcels.length);
  if (piece.parcels.length > 1) return { settled: [], left: halves(piece) };
  return refuseAll(piece, counter.code, saidWith(answer, counter, 'the record alone is too large'));
};

const settleSuccess = (piece: Piece, answer: DestinationAnswer, counter: Counter): Progress => {
  const reading = readBulkReply(answer.status, answer.body, piece.parcels.length, counter.idField);
  if (reading.broken !== undefined) throw new ProductContractBroken(`${counter.title} answered ${reading.broken}.`);

  const settled: Verdict[] = [];
  const unknown: Parcel[] = [];
  for (const parcel of piece.parcels) {
    const { id } = parcel;
    const said = reading.of(id);
    if (said === undefined) unknown.push(parcel);
    else
      settled.push(
        said.ok
          ? { id, status: 'accepted' }
          : refusal(id, counter.code, answer.words(said.said) || `${counter.title} gave no reason`),
      );
  }
  if (unknown.length === 0) return { settled, left: [] };
  if (!piece.again) return { settled, left: [{ parcels: unknown, again: true }] };

  const message = `${counter.title} gave no verdict, also when it was sent once more`;
  return { settled: [...settled, ...unknown.map(({ id }) => refusal(id, 'NO_VERDICT', message))], left: [] };
};

const settleRefusal = (piece: Piece, answer: DestinationAnswer, counter: Counter): Progress => {
  const named = readRefusal(answer.body, idsOf(piece), counter.idField);
  if (named.size === 0) {
    if (piece.parcels.length === 1)
      return refuseAll(piece, counter.code, saidWith(answer, counter, answer.words(answer.body)));
    return { settled: [], left: halves(piece) };
  }
  const others = piece.parcels.filter(({ id }) => !named.has(id));
  return {
    settled: [...named].map(([id, said]) => refusal(id, counter.code, saidWith(answer, counter, answer.words(said)))),
    left: others.length > 0 ? [{ parcels: others, again: piece.again }] : [],
  };
};

const refuseRest = (
  settled: Map<string, Verdict>,
  pieces: readonly Piece[],
  answer: DestinationAnswer | FailedCall,
  counter: Counter,
): ReadonlyMap<string, Verdict> => {
  const reason = 'failure' in answer ? answer.failure : saidWith(answer, counter, answer.words(answer.body));
  const message = `${reason} (${fruitlessCalls.toString()} calls accepted nothing of this batch)`;
  for (const { id } of pieces.flatMap((piece) => piece.parcels)) settled.set(id, refusal(id, counter.code, message));
  return settled;
};

const refuseAll = ({ parcels }: Piece, code: string, message: string): Progress => ({
  settled: parcels.map(({ id }) => refusal(id, code, message)),
  left: [],
});

const refusal = (id: string, code: string, message: string): Verdict => ({ id, status: 'refused', code, message });

const halves = ({ parcels, again }: Piece): Piece[] => {
  const middle = Math.ceil(parcels.length / 2);
  return [
    { parcels: parcels.slice(0, middle), again },
    { parcels: parcels.slice(middle), again },
  ];
};

const saidWith = ({ status }: DestinationAnswer, { title }: Counter, words: string): string =>
  shorten(`${title} API returned ${status.toString()}${words ? `: ${words}` : ''}`);

const idsOf = ({ parcels }: Piece): readonly string[] => parcels.map(({ id }) => id);
