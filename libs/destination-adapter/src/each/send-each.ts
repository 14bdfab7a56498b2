import type { LimitFunction } from 'p-limit';
import type { DestinationPayload, SendOptions, Verdict } from '../definition/destination-adapter.ts';
import type { SendLimits } from '../http/send-limits.ts';
import type { OutgoingRecord } from '../send/outgoing-record.ts';
import { lastOfEachId, runWorkers } from '../send/send-payloads.ts';
import { CallFailed, type PassingFailure, rootOf } from './each-answer.ts';
import type { RecordFinder } from './record-finder.ts';

/** The deadline came first. What has no verdict yet is handed back, which is not an error. */
export class OutOfTime extends Error {}

/** With more unknown records than this, one reading of the list is quicker than a look-up for each. */
const mostLookUps = 25;
/** Verdicts that are passed on at once: as many as the ledger takes in one write. */
const verdictsAtOnce = 25;
/** Records in a row that are blamed for their failed call while no other is stored. */
const mostBlamed = 5;

export interface EachSteps<Payload extends DestinationPayload> {
  readonly store: (record: OutgoingRecord<Payload>, ref: string | undefined, limits: SendLimits) => Promise<Verdict>;
  readonly finder: Pick<RecordFinder, 'doubt' | 'readAnew' | 'readList'>;
  /** Of a record that is to blame for its failed call, for example `kong-core/refused`. */
  readonly refusedCode: string;
  /** Whether the destination answers a call that writes nothing. */
  readonly answers: (limits: SendLimits) => Promise<boolean>;
  /** Records in flight at once, over all sends of one adapter. */
  readonly slots: LimitFunction;
}

/**
 * Sends any number of payloads, one a call and a few at once. One verdict for each id, in the order given.
 *
 * What the deadline leaves is `unsent`. The first other error ends the send: no call starts after it, and the verdicts of the calls in flight are passed to
 * `onVerdicts`.
 */
export const sendEach = async <Payload extends DestinationPayload>(
  payloads: readonly Payload[],
  idOf: (payload: Payload) => string,
  steps: EachSteps<Payload>,
  limits: SendLimits,
  { onVerdicts, refs, repeated = false }: SendOptions,
): Promise<readonly Verdict[]> => {
  const records = lastOfEachId(payloads, idOf);
  const verdicts = new VerdictBuffer(onVerdicts);
  const refOf = (id: string): string | undefined => refs?.get(id);
  let next = 0;
  let blamed = 0;
  let stored = 0;

  /** A record is to blame for its failed call where others are stored, or at least the destination answers. */
  const isToBlame = async ({ mayBeRecord }: PassingFailure, storedBefore: number): Promise<boolean> =>
    mayBeRecord && blamed < mostBlamed && (stored > storedBefore || (await steps.answers(limits)));

  const verdictOf = async (record: OutgoingRecord<Payload>): Promise<Verdict> => {
    const storedBefore = stored;
    try {
      return await steps.store(record, refOf(record.id), limits);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      if (!(await isToBlame(error.failure, storedBefore))) throw error.failure.error;
      blamed += 1;
      return { id: record.id, status: 'refused', code: steps.refusedCode, message: error.failure.refusal };
    }
  };

  try {
    await findMany(
      records.map(({ id }) => id).filter((id) => refOf(id) === undefined),
      steps.finder,
      limits,
      repeated,
    );
    await runWorkers(steps.slots.concurrency, limits, async () => {
      const record = records[next++];
      if (!record) return false;
      const verdict = await steps.slots(() => verdictOf(record));
      if (verdict.status === 'accepted') {
        stored += 1;
        blamed = 0;
      }
      await verdicts.add(verdict);
      return true;
    });
  } catch (error) {
    const isOver = rootOf(error) instanceof OutOfTime;
    await verdicts.flush();
    if (!isOver) throw rootOf(error);
  }
  await verdicts.flush();
  return records.map(({ id }) => verdicts.of(id) ?? { id, status: 'unsent' });
};

/** Makes the look-ups of many unknown records cheap, and those of a repeated send true. */
const findMany = async (
  unknown: readonly string[],
  finder: EachSteps<DestinationPayload>['finder'],
  limits: SendLimits,
  repeated: boolean,
): Promise<void> => {
  if (unknown.length > mostLookUps) await (repeated ? finder.readAnew(limits) : finder.readList(limits));
  else if (repeated) for (const id of unknown) finder.doubt(id);
};

/** Passes verdicts on in groups, one group after the other. */
class VerdictBuffer {
  readonly #onVerdicts: SendOptions['onVerdicts'];
  readonly #all = new Map<string, Verdict>();
  #waiting: Verdict[] = [];
  #passing: Promise<void> = Promise.resolve();

  constructor(onVerdicts: SendOptions['onVerdicts']) {
    this.#onVerdicts = onVerdicts;
  }

  of(id: string): Verdict | undefined {
    return this.#all.get(id);
  }

  async add(verdict: Verdict): Promise<void> {
    this.#all.set(verdict.id, verdict);
    this.#waiting.push(verdict);
    if (this.#waiting.length >= verdictsAtOnce) await this.flush();
  }

  flush(): Promise<void> {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length > 0) this.#passing = this.#passing.then(() => this.#onVerdicts?.(group));
    return this.#passing;
  }
}
