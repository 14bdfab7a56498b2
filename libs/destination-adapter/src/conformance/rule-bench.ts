import assert from 'node:assert/strict';
import type { CanonicalProduct, JsonValue } from '@siesa-integration/canonical-model';
import { someProducts } from '@siesa-integration/canonical-model/testing';
import type {
  Destination,
  DestinationAdapter,
  DestinationConnection,
  DestinationField,
  DestinationPayload,
  SendOptions,
  Verdict,
} from '../definition/destination-adapter.ts';

/** What both kits need of a destination and the fake that it calls, fresh for each rule. */
export interface UnderTest<Payload extends DestinationPayload = DestinationPayload> {
  readonly destination: Pick<Destination<Payload>, 'name' | 'maxBatchSize' | 'create'>;
  /** The client's `product_api_url`: the fake's address. */
  readonly url: URL;
  /** The document of the client's secret, which opens the fake. */
  readonly secret: Readonly<Record<string, unknown>>;
  /** For a fake without a network. @defaultValue `globalThis.fetch` */
  readonly fetch?: typeof globalThis.fetch;
  /** `product_settings` that fit the fake. @defaultValue none */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Canonical fields that every record of this destination needs, beyond the required ones. */
  readonly required?: Fields;
  /** All fields of the destination. */
  readonly fields: readonly DestinationField[];
  readonly close?: () => Promise<void>;
}

type Fields = Readonly<Record<string, JsonValue>>;

/** One promise of a contract, and its check. */
export interface Rule<Harness> {
  /** Short and stable, for example `by-id`. */
  readonly id: string;
  /** The promise, as a sentence after "it". */
  readonly promise: string;
  /** Fails with an assertion that names what was found. */
  readonly check: (harness: Harness) => Promise<void> | void;
}

/** What every rule uses: adapters of a destination, and a clock that only `sleep` advances. */
export interface RuleBench {
  /** Waits requested, in milliseconds, oldest first. */
  readonly sleeps: readonly number[];
  /** How often the secret was read. */
  readonly reads: () => number;
  readonly now: () => number;
  /** When each call started, in milliseconds of this clock. */
  readonly starts: readonly number[];
  readonly connect: (overrides?: Partial<DestinationConnection>) => DestinationAdapter;
  /** Canonical products that this destination takes: `PROD000001`, … */
  readonly products: (count: number, fields?: Fields) => readonly CanonicalProduct[];
  /** Their payloads. */
  readonly payloads: (count: number, fields?: Fields) => readonly DestinationPayload[];
  /** Sends with a fresh adapter. @returns verdicts by id */
  readonly send: (
    payloads: readonly DestinationPayload[],
    options?: SendOptions & Partial<DestinationConnection>,
  ) => Promise<ReadonlyMap<string, Verdict>>;
}

/** A clock that only its own `sleep` advances, and the waits requested of it. */
const manualTime = () => {
  const sleeps: number[] = [];
  let now = Date.parse('2026-01-15T10:00:00Z');
  return {
    sleeps: sleeps as readonly number[],
    now: () => now,
    sleep: (ms: number, signal?: AbortSignal): Promise<void> => {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
};

/** A bench for one rule. @param readSecret - the secret's document, as it is now */
export const createRuleBench = (
  { destination, url, settings, fetch = globalThis.fetch, required }: UnderTest,
  readSecret: () => UnderTest['secret'],
): RuleBench => {
  const { sleeps, now, sleep } = manualTime();
  const starts: number[] = [];
  let reads = 0;

  const connection: DestinationConnection = {
    baseUrl: url,
    ...(settings && { settings }),
    credentials: {
      secretName: 'siesa-integration/client-a/product',
      read: () => {
        reads += 1;
        return Promise.resolve(readSecret());
      },
    },
    fetch: (input, init) => {
      starts.push(now());
      return fetch(input, init);
    },
    clock: now,
    random: () => 0.5,
    sleep,
  };
  const connect: RuleBench['connect'] = (overrides = {}) => destination.create({ ...connection, ...overrides });
  const products: RuleBench['products'] = (count, fields = {}) => someProducts(count, { ...required, ...fields });

  return {
    sleeps,
    reads: () => reads,
    now,
    starts,
    connect,
    products,
    payloads: (count, fields) => products(count, fields).map((product) => payloadOf(connect(), product)),
    send: async (payloads, options = {}) => byId(await connect(options).send(payloads, options)),
  };
};

/** A product's payload, which the adapter must be able to make. */
export const payloadOf = (adapter: DestinationAdapter, product: CanonicalProduct): DestinationPayload => {
  const payload = adapter.toPayload(product);
  assert.ok(payload.ok, `toPayload refuses a valid product: ${JSON.stringify(payload)}`);
  return payload.value;
};

/** Verdicts by id; two for one id are an error. */
export const byId = (verdicts: readonly Verdict[]): ReadonlyMap<string, Verdict> => {
  const map = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  assert.equal(map.size, verdicts.length, 'an id has two verdicts');
  return map;
};
