import { accepted, refused } from '@siesa-integration/canonical-model';
import {
  type Destination,
  type DestinationPayload,
  ProductAuthenticationFailed,
  ProductUnavailable,
  type SendOptions,
  type Verdict,
} from '@siesa-integration/destination-adapter';
import type { SimRecords } from './http/sim-records.ts';
import type { DestinationFault } from '../scenario/http-systems.ts';

/** One call that reached the destination. */
export interface SimCall {
  readonly at: number;
  readonly owner: string;
  readonly payloads: readonly DestinationPayload[];
}

/** A destination that stores by id and refuses some records. */
export class SimDestination {
  /** The records themselves, where it takes one a call. */
  readonly records: SimRecords | undefined;
  readonly stored = new Map<string, DestinationPayload>();
  /** Ids of stored records that were taken out of use. */
  readonly inactive = new Set<string>();
  readonly calls: SimCall[] = [];
  /** Ids that it refuses for now, whatever their content. */
  readonly rejecting = new Set<string>();
  /** Refuses our key. */
  locked = false;
  /** How it answers over HTTP. */
  fault: DestinationFault | undefined;
  /** Ids that suffer from it when not all do. */
  readonly struck = new Set<string>();
  /** Calls that pass before the one that is refused, and that one. */
  callsBeforeRefusal = 3;

  constructor(records?: SimRecords) {
    this.records = records;
  }

  store(
    payloads: readonly DestinationPayload[],
    { at, owner, reactivate }: Omit<SimCall, 'payloads'> & Pick<SendOptions, 'reactivate'>,
  ): readonly Verdict[] {
    if (this.locked) throw new ProductAuthenticationFailed('The destination refuses the key.');
    this.calls.push({ at, owner, payloads });
    return payloads.map((payload): Verdict => {
      const id = idOf(payload);
      if (this.refuses(payload))
        return { id, status: 'refused', code: 'sim/refused', message: `The destination refuses ${id}.` };
      this.stored.set(id, payload);
      if (reactivate?.has(id)) this.inactive.delete(id);
      return { id, status: 'accepted' };
    });
  }

  deactivate(ids: readonly string[]): readonly Verdict[] {
    if (this.locked) throw new ProductAuthenticationFailed('The destination refuses the key.');
    return ids.map((id): Verdict => {
      if (this.stored.has(id)) this.inactive.add(id);
      return { id, status: 'accepted' };
    });
  }

  refuses(payload: DestinationPayload): boolean {
    return this.rejecting.has(idOf(payload)) || payload['name'] === 'poison';
  }
}

export const idOf = ({ product_id: id }: DestinationPayload): string => (typeof id === 'string' ? id : '?');

/** Sends one batch across the boundary. */
export type SendBatch = (
  payloads: readonly DestinationPayload[],
  options: Pick<SendOptions, 'reactivate'>,
) => Promise<readonly Verdict[]>;

/** Takes records out of use, across the boundary. */
export type Deactivate = (ids: readonly string[]) => Promise<readonly Verdict[]>;

export const simMaxBatch = 2;

/** A destination adapter without HTTP: batches, one repetition, a deadline and the order of verdicts as in the real one. */
export const simDefinition = (send: SendBatch, deactivate: Deactivate): Destination => ({
  name: 'kong',
  maxBatchSize: simMaxBatch,
  create: ({ clock = Date.now }) => ({
    name: 'kong',
    maxBatchSize: simMaxBatch,
    toPayload: ({ id, external_id, name, stock_quantity }) =>
      typeof stock_quantity !== 'number' || stock_quantity < 0
        ? refused({ path: 'stock_quantity', code: 'sim/quantity', expected: 'at least 0' })
        : accepted({ product_id: id, external_reference: external_id, name, quantity: stock_quantity }),
    idOf,
    send: async (payloads, options = {}) => {
      const all: Verdict[] = [];
      for (let from = 0; from < payloads.length; from += simMaxBatch) {
        const verdicts = await sendOnceMore(payloads.slice(from, from + simMaxBatch), send, options, clock);
        await options.onVerdicts?.(verdicts);
        all.push(...verdicts);
      }
      return all;
    },
    deactivate: async (ids, { onVerdicts } = {}) => {
      const verdicts = await deactivate(ids);
      await onVerdicts?.(verdicts);
      return verdicts;
    },
    preflight: () => Promise.resolve([]),
    checkCredentials: () => Promise.resolve(),
    check: () => Promise.resolve({ ok: true, message: 'simulated' }),
  }),
});

const sendOnceMore = async (
  batch: readonly DestinationPayload[],
  send: SendBatch,
  { deadline = Infinity, ...options }: SendOptions,
  clock: () => number,
): Promise<readonly Verdict[]> => {
  for (let attempt = 1; ; attempt += 1) {
    if (clock() >= deadline) throw new ProductUnavailable('The destination did not answer in time. Start again later.');
    try {
      return await send(batch, options);
    } catch (error) {
      if (error instanceof ProductAuthenticationFailed) throw error;
      if (attempt === 2)
        throw new ProductUnavailable('The destination did not answer. Start again later.', { cause: error });
    }
  }
};
