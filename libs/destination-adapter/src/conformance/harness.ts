import assert from 'node:assert/strict';
import type { CanonicalProduct, JsonValue } from '@siesa-integration/canonical-model';
import { someProducts } from '@siesa-integration/canonical-model/testing';
import type { FakeCall, FakeFault, FakeDestination, VerdictStyle } from '../fake/index.ts';
import type {
  Destination,
  DestinationAdapter,
  DestinationConnection,
  DestinationField,
  DestinationPayload,
  SendOptions,
  Verdict,
} from '../definition/destination-adapter.ts';

/** A destination and the fake that it calls, fresh for each rule. */
export interface DestinationUnderTest<Payload extends DestinationPayload = DestinationPayload> {
  readonly destination: Destination<Payload>;
  readonly fake: FakeDestination;
  /** The fake's address, without `/v1`. */
  readonly url: URL;
  /** The document of the client's secret, with the fake's key. */
  readonly secret: Readonly<Record<string, unknown>>;
  /** For a fake without a network. @defaultValue `globalThis.fetch` */
  readonly fetch?: typeof globalThis.fetch;
  /** Canonical fields that every record of this destination needs, beyond the required ones. */
  readonly required?: Readonly<Record<string, JsonValue>>;
  /** All fields of the destination, and one of them that may be absent. */
  readonly fields: readonly DestinationField[];
  readonly optional: DestinationField & { readonly value: JsonValue };
  /** A follow-up call, and the canonical fields of a record that need it. */
  readonly followUp?: { readonly name: string; readonly fields: Readonly<Record<string, JsonValue>> };
  readonly close?: () => Promise<void>;
}

type Fields = Readonly<Record<string, JsonValue>>;

/** One promise of the contract, and its check. */
export interface DestinationRule {
  /** Short and stable, for example `by-id`. */
  readonly id: string;
  /** The promise, as a sentence after "it". */
  readonly promise: string;
  /** Fails with an assertion that names what was found. */
  readonly check: (harness: Harness) => Promise<void> | void;
}

/** The parts that a rule uses: a destination, its fake, and a clock that only `sleep` advances. */
export interface Harness {
  readonly subject: DestinationUnderTest;
  readonly fake: FakeDestination;
  /** Waits requested, in milliseconds, oldest first. */
  readonly sleeps: readonly number[];
  /** How often the secret was read. */
  readonly reads: () => number;
  readonly now: () => number;
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
  /** Makes the next bulk calls fail. */
  readonly fail: (...faults: FakeFault[]) => void;
  /** Bulk calls so far. */
  readonly bulkCalls: () => readonly FakeCall[];
}

/** A clock that only its own `sleep` advances, and the waits requested of it. */
export const manualTime = () => {
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

/** A harness for one rule. */
export const createHarness = (subject: DestinationUnderTest, style: VerdictStyle): Harness => {
  const { fake, destination } = subject;
  fake.switches.style = style;
  const { sleeps, now, sleep } = manualTime();
  let reads = 0;

  const connection: DestinationConnection = {
    baseUrl: subject.url,
    credentials: {
      secretName: 'siesa-integration/client-a/product',
      read: () => {
        reads += 1;
        return Promise.resolve(subject.secret);
      },
    },
    ...(subject.fetch && { fetch: subject.fetch }),
    clock: now,
    random: () => 0.5,
    sleep,
  };
  const connect: Harness['connect'] = (overrides = {}) => destination.create({ ...connection, ...overrides });
  const products: Harness['products'] = (count, fields = {}) => someProducts(count, { ...subject.required, ...fields });
  const isBulk = ({ path }: FakeCall): boolean => (fake.script.route?.(path) ?? path) === fake.script.bulk;

  return {
    subject,
    fake,
    sleeps,
    reads: () => reads,
    now,
    connect,
    products,
    payloads: (count, fields) => products(count, fields).map((product) => payloadOf(connect(), product)),
    send: async (payloads, { signal, deadline, onVerdicts, ...overrides } = {}) => {
      const options = {
        ...(signal && { signal }),
        ...(deadline !== undefined && { deadline }),
        ...(onVerdicts && { onVerdicts }),
      };
      return byId(await connect(overrides).send(payloads, options));
    },
    fail: (...faults) =>
      void fake.switches.faults.push(...faults.map((fault) => ({ path: fake.script.bulk, ...fault }))),
    bulkCalls: () => fake.calls.filter(isBulk),
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

/** Ids that were accepted, in the order of the verdicts. */
export const acceptedIds = (verdicts: ReadonlyMap<string, Verdict>): readonly string[] =>
  [...verdicts.values()].filter(({ status }) => status === 'accepted').map(({ id }) => id);

/** The one verdict of a refused record. */
export const refusalOf = (
  verdicts: ReadonlyMap<string, Verdict>,
  id: string,
): Extract<Verdict, { status: 'refused' }> => {
  const verdict = verdicts.get(id);
  assert.ok(verdict?.status === 'refused', `${id} should be refused, not ${JSON.stringify(verdict)}`);
  return verdict;
};

/** The error that a promise is rejected with. */
export const errorOf = async (promise: Promise<unknown>): Promise<Error> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error, 'it should have failed');
  return error;
};
