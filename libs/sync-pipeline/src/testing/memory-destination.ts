import { accepted, type CanonicalProduct, refused } from '@siesa-integration/canonical-model';
import type {
  Destination,
  DestinationAdapter,
  DestinationPayload,
  Verdict,
} from '@siesa-integration/destination-adapter';

/** A destination in memory, with the calls that it received. */
export interface MemoryDestination {
  readonly definition: Destination;
  /** Stored payloads, by id. */
  readonly stored: Map<string, DestinationPayload>;
  /** Ids of records that were taken out of use. */
  readonly inactive: Set<string>;
  /** Called before records are taken out of use, with their ids; throw to fail. @returns what is refused, and why */
  beforeDeactivation: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>> | ReadonlyMap<string, string>;
  /** The payloads of each call. */
  readonly calls: (readonly DestinationPayload[])[];
  /** The reason to refuse a payload; `undefined` accepts it. */
  refuses: (payload: DestinationPayload) => string | undefined;
  /** Called before each batch is stored; throw to fail, after which nothing of it is stored. */
  beforeBatch: (payloads: readonly DestinationPayload[]) => Promise<void> | void;
  /** Called after each batch is stored and before its verdicts are returned; throw to lose the answer. */
  afterBatch: (payloads: readonly DestinationPayload[]) => Promise<void> | void;
}

export interface MemoryDestinationOptions {
  /** @defaultValue `kong` */
  readonly name?: string;
  /** @defaultValue 100 */
  readonly maxBatchSize?: number;
}

/**
 * A product that stores what it is sent: `Destination` for tests of the pipeline.
 *
 * @example
 * const kong = memoryDestination();
 * kong.refuses = ({ id }) => (id === 'PROD002' ? 'Invalid EAN format' : undefined);
 */
export const memoryDestination = ({
  name = 'kong',
  maxBatchSize = 100,
}: MemoryDestinationOptions = {}): MemoryDestination => {
  const memory: MemoryDestination = {
    stored: new Map(),
    calls: [],
    inactive: new Set(),
    beforeDeactivation: () => new Map(),
    refuses: () => undefined,
    beforeBatch: () => undefined,
    afterBatch: () => undefined,
    definition: {
      name,
      maxBatchSize,
      create: ({ batchSize = maxBatchSize }) => adapterOver(memory, name, maxBatchSize, batchSize),
    },
  };
  return memory;
};

const idOf = ({ id }: DestinationPayload): string => (typeof id === 'string' ? id : '');

const adapterOver = (
  memory: MemoryDestination,
  name: string,
  maxBatchSize: number,
  batchSize: number,
): DestinationAdapter => ({
  name,
  maxBatchSize,
  toPayload: (canonical: CanonicalProduct) =>
    typeof canonical.stock_quantity !== 'number' || canonical.stock_quantity < 0
      ? refused({
          path: 'stock_quantity',
          code: `${name}/quantity`,
          expected: 'at least 0',
          received: String(canonical.stock_quantity),
        })
      : accepted({ ...canonical }),
  idOf,
  deactivate: async (ids, { onVerdicts } = {}) => {
    const refusals = await memory.beforeDeactivation(ids);
    const verdicts = ids.map((id): Verdict => {
      const message = refusals.get(id);
      if (message !== undefined) return { id, status: 'refused', code: 'kong/refused', message };
      memory.inactive.add(id);
      return { id, status: 'accepted' };
    });
    await onVerdicts?.(verdicts);
    return verdicts;
  },
  send: async (payloads, { onVerdicts, reactivate } = {}) => {
    for (const payload of payloads) if (reactivate?.has(idOf(payload))) memory.inactive.delete(idOf(payload));
    const all: Verdict[] = [];
    for (let from = 0; from < payloads.length; from += batchSize) {
      const verdicts = await store(memory, payloads.slice(from, from + batchSize));
      await onVerdicts?.(verdicts);
      all.push(...verdicts);
    }
    return all;
  },
  preflight: () => Promise.resolve([]),
  checkCredentials: () => Promise.resolve(),
  check: () => Promise.resolve({ ok: true, message: 'in memory' }),
});

const store = async (memory: MemoryDestination, batch: readonly DestinationPayload[]): Promise<readonly Verdict[]> => {
  await memory.beforeBatch(batch);
  memory.calls.push(batch);
  const verdicts = batch.map((payload): Verdict => {
    const id = idOf(payload);
    const message = memory.refuses(payload);
    if (message !== undefined) return { id, status: 'refused', code: 'kong/refused', message };
    memory.stored.set(id, payload);
    return { id, status: 'accepted' };
  });
  await memory.afterBatch(batch);
  return verdicts;
};
