import type { IntegrationError } from '@siesa-integration/outgoing-http';
import type { Verdict } from '../definition/destination-adapter.ts';
import { ProductAuthenticationFailed } from '../definition/destination-errors.ts';
import { type DestinationAnswer, type DoubtfulCall, isDoubtful } from '../http/destination-request.ts';
import { shorten } from '../reply/error-text.ts';
import type { BulkEndpoint, FailedRequest, OutgoingRecord } from './outgoing-record.ts';
import { type Chunk, halves, type Progress, provenVerdicts, readAnswer, refuseAll, split } from './read-answer.ts';

/** When this many calls accepted nothing of a batch, the rest of the batch is refused. */
const maxFruitlessCalls = 20;
/** Retries of a call that carries a batch, and of one that carries a record suspected of failing its batch. */
const retriesOf = { batch: 3, suspect: 1, part: 0 };

/** What became of a batch. A failure does not lose the verdicts that came before it. */
export interface Delivery {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Why the batch ended before each record had a verdict. */
  readonly failure?: { readonly error: unknown };
}

/**
 * Sends one batch until every record has a verdict: from the answer, by its id in a refusal, or by halving until each bad record is alone.
 *
 * At most 14 extra requests for one bad record in 100. A call that keeps failing (5xx, no answer, a firewall's page) is halved too, once there is proof
 * that the destination stores other records: then a record is the reason, and not the destination.
 */
export const deliverBatch = async (records: readonly OutgoingRecord[], endpoint: BulkEndpoint): Promise<Delivery> => {
  const delivery = new BatchDelivery(records, endpoint);
  try {
    await delivery.run();
    return { verdicts: delivery.verdicts };
  } catch (error) {
    return { verdicts: delivery.verdicts, failure: { error } };
  }
};

class BatchDelivery {
  readonly verdicts = new Map<string, Verdict>();
  readonly #endpoint: BulkEndpoint;
  readonly #chunks: Chunk[];
  #calls = 0;
  #isFruitless = true;
  /** Calls that had passed when this batch first failed; absent while it has not failed. */
  #passedBefore: number | undefined;
  /** Calls that had passed when it last failed, and its calls since that number moved. */
  #passedLast = 0;
  #callsSincePass = 0;

  constructor(records: readonly OutgoingRecord[], endpoint: BulkEndpoint) {
    this.#endpoint = endpoint;
    this.#chunks = [...split({ records, resent: false }, endpoint.limit.size())];
  }

  async run(): Promise<void> {
    for (let requests = 0; ; requests += 1) {
      // Oldest first finds the good half of a batch, newest first the one good record among many bad: alternate.
      const chunk = requests % 2 === 0 ? this.#chunks.shift() : this.#chunks.pop();
      if (!chunk) return;
      const proven = provenVerdicts(chunk, this.verdicts);
      if (proven) {
        this.#keep({ verdicts: proven, remaining: [] });
        continue;
      }

      const [current, ...rest] = split(chunk, this.#endpoint.limit.size());
      if (!current) continue;
      this.#chunks.unshift(...rest);
      const said = await this.#deliver(current);
      if (this.#isFruitless && this.#calls >= maxFruitlessCalls) {
        this.#refuseRest(said);
        return;
      }
    }
  }

  /** @returns what was answered, for a message */
  async #deliver(chunk: Chunk): Promise<string> {
    const { passed, code } = this.#endpoint;
    const before = passed.calls;
    const answer = await this.#post(chunk, this.#retriesFor(chunk));
    if ('failure' in answer) {
      this.#keep({ verdicts: refuseAll(chunk, code, answer.failure), remaining: [] });
      return answer.failure;
    }
    if (!isDoubtful(answer)) {
      const progress = readAnswer(chunk, answer, this.#endpoint);
      this.#keep(progress);
      return progress.remaining[0]?.said ?? '';
    }
    await this.#doubt(chunk, answer, before);
    return answer.refusal;
  }

  #retriesFor({ records }: Chunk): number {
    if (this.#passedBefore === undefined) return retriesOf.batch;
    return records.length === 1 ? retriesOf.suspect : retriesOf.part;
  }

  async #post(chunk: Chunk, retries: number): Promise<DestinationAnswer | DoubtfulCall | FailedRequest> {
    const answer = await this.#endpoint.post(chunk.records, retries);
    this.#calls += 'attempts' in answer ? answer.attempts : 1;
    return answer;
  }

  #keep({ verdicts, remaining }: Progress): void {
    for (const verdict of verdicts) this.verdicts.set(verdict.id, verdict);
    this.#chunks.push(...remaining);
    if (!verdicts.some(({ status }) => status === 'accepted')) return;
    this.#isFruitless = false;
    this.#endpoint.passed.calls += 1;
  }

  /** Blames the records of a failed call where other calls pass, and the destination where none does. */
  async #doubt(chunk: Chunk, doubt: DoubtfulCall, before: number): Promise<void> {
    const { passed, code } = this.#endpoint;
    this.#passedBefore ??= before;
    if (passed.calls <= this.#passedBefore) {
      const suspects = await this.#probe(chunk, doubt);
      if (suspects) this.#chunks.push(...suspects);
      else this.#giveUp(chunk, doubt);
      return;
    }
    this.#callsSincePass = passed.calls === this.#passedLast ? this.#callsSincePass + doubt.attempts : 0;
    this.#passedLast = passed.calls;
    if (!this.#isFruitless && this.#callsSincePass >= maxFruitlessCalls) {
      this.#giveUp(chunk, doubt); // it stored records of this batch, and stores none any more
      return;
    }
    if (chunk.records.length > 1) this.#chunks.push(...halves(chunk, doubt.refusal));
    else this.#keep({ verdicts: refuseAll(chunk, code, doubt.refusal), remaining: [] });
  }

  /**
   * Asks whether the destination works: it stores the first or the last record of the failed call alone, or, where there is one record, it answers a
   * request without any.
   *
   * @returns what is left to send, or `undefined` when the destination is away.
   */
  async #probe(chunk: Chunk, doubt: DoubtfulCall): Promise<readonly Chunk[] | undefined> {
    if (!doubt.mayBeRecord) return undefined;
    const [first, ...others] = chunk.records;
    const last = others.pop();
    if (!last) {
      if (!(await this.#endpoint.answersEmpty())) return undefined;
      this.#passedBefore = -1;
      return [chunk];
    }
    const suspects: OutgoingRecord[] = [];
    let works = false;
    for (const record of [first, last]) {
      if (!record) continue;
      const one = { ...chunk, records: [record] };
      const answer = await this.#post(one, 0);
      if ('failure' in answer || isDoubtful(answer)) suspects.push(record);
      else {
        const progress = readAnswer(one, answer, this.#endpoint);
        this.#keep(progress);
        works ||= progress.verdicts.some(({ status }) => status === 'accepted');
      }
    }
    if (!works && this.#endpoint.passed.calls <= (this.#passedBefore ?? 0)) {
      // With the records whose verdict came, so that none is left out.
      return undefined;
    }
    return [...suspects.map((record) => [record]), others]
      .filter(({ length }) => length > 0)
      .map((records) => ({ ...chunk, records, said: doubt.refusal }));
  }

  /** The destination is away: the error ends the send, or refuses what has no verdict yet. */
  #giveUp(chunk: Chunk, { error, refusal }: DoubtfulCall): void {
    if (this.#endpoint.whenAway === 'throw' || error instanceof ProductAuthenticationFailed) throw error;
    this.#refuse([chunk, ...this.#chunks.splice(0)], messageOf(error, refusal));
  }

  #refuseRest(lastSaid: string): void {
    const suffix = `(${maxFruitlessCalls.toString()} calls accepted nothing of this batch)`;
    for (const chunk of this.#chunks.splice(0)) this.#refuse([chunk], `${chunk.said ?? lastSaid} ${suffix}`);
  }

  #refuse(chunks: readonly Chunk[], message: string): void {
    for (const chunk of chunks)
      for (const verdict of refuseAll(chunk, this.#endpoint.code, shorten(message)))
        if (!this.verdicts.has(verdict.id)) this.verdicts.set(verdict.id, verdict);
  }
}

const messageOf = (error: IntegrationError, refusal: string): string =>
  error.name === 'ProductUnavailable' ? error.message : refusal;
