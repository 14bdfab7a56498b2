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
} from '../../definition/destination-adapter.ts';
import type { FakeFault, FakeRecordCall, FakeRecords } from '../../fake/index.ts';
import { byId, manualTime, payloadOf } from '../harness.ts';

/** A destination that takes one record a call, and the fake that it calls, fresh for each rule. */
export interface EachUnderTest<Payload extends DestinationPayload = DestinationPayload> {
  /** A dialect, with the `product_type` of its destination as `name`. */
  readonly destination: Pick<Destination<Payload>, 'name' | 'maxBatchSize' | 'create'>;
  /** The first half of every verdict code: its `product_dialect`. */
  readonly dialect: string;
  readonly fake: FakeRecords;
  /** The client's `product_api_url`. */
  readonly url: URL;
  /** The document of the client's secret, with the fake's user. */
  readonly secret: Readonly<Record<string, unknown>>;
  /** For a fake without a network. @defaultValue `globalThis.fetch` */
  readonly fetch?: typeof globalThis.fetch;
  /** `product_settings` that fit the fake. @defaultValue none */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where the fake takes new records, for example `/inventory/skus/`. */
  readonly collection: string;
  /** All fields of the destination. */
  readonly fields: readonly DestinationField[];
  /** One of them that may be absent, and how the destination stores that it was cleared. */
  readonly optional: DestinationField & { readonly value: JsonValue; readonly cleared: JsonValue };
  /** An object that is merged with what the destination holds. @defaultValue none */
  readonly merged?: DestinationField;
  /** Fields of a record of this client, and of one of another client. @defaultValue none: the user sees only one client's */
  readonly owners?: { readonly own: DestinationPayload; readonly foreign: DestinationPayload };
  /** A field that comes from the settings, and the name of its setting. @defaultValue none */
  readonly reference?: { readonly field: string; readonly setting: string };
  readonly close?: () => Promise<void>;
}

type Fields = Readonly<Record<string, JsonValue>>;

/** One promise of the contract of destinations that take one record a call, and its check. */
export interface EachRule {
  /** Short and stable, for example `look-up-first`. */
  readonly id: string;
  /** The promise, as a sentence after "it". */
  readonly promise: string;
  /** Fails with an assertion that names what was found. */
  readonly check: (harness: EachHarness) => Promise<void> | void;
}

/** The parts that a rule uses: a destination, its fake, and a clock that only `sleep` advances. */
export interface EachHarness {
  readonly subject: EachUnderTest;
  readonly fake: FakeRecords;
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
  /** Makes a record of this client, as it was before. @returns the fake's id */
  readonly add: (fields?: DestinationPayload) => string;
  /** Makes the next creates fail. */
  readonly fail: (...faults: FakeFault[]) => void;
  /** Every code that the fake holds, of every client, in alphabetical order. */
  readonly codes: () => readonly string[];
  /** Calls so far that are no login, by method. */
  readonly calls: (method?: string) => readonly FakeRecordCall[];
  readonly logins: () => readonly FakeRecordCall[];
  /** When each call started, in milliseconds of the harness's clock. */
  readonly starts: readonly number[];
}

/** A harness for one rule. */
export const createEachHarness = (subject: EachUnderTest): EachHarness => {
  const { fake, destination, fetch = globalThis.fetch } = subject;
  const time = manualTime();
  const starts: number[] = [];
  let reads = 0;

  const connection: DestinationConnection = {
    baseUrl: subject.url,
    ...(subject.settings && { settings: subject.settings }),
    credentials: {
      secretName: 'siesa-integration/client-a/product',
      read: () => {
        reads += 1;
        return Promise.resolve({ ...subject.secret, password: fake.switches.password });
      },
    },
    fetch: (input, init) => {
      starts.push(time.now());
      return fetch(input, init);
    },
    clock: time.now,
    random: () => 0.5,
    sleep: time.sleep,
  };
  const connect: EachHarness['connect'] = (overrides = {}) => destination.create({ ...connection, ...overrides });
  const products: EachHarness['products'] = someProducts;
  const isLogin = ({ path }: FakeRecordCall): boolean => path === fake.script.loginPath;
  const { idField } = fake.script;

  return {
    subject,
    fake,
    sleeps: time.sleeps,
    reads: () => reads,
    now: time.now,
    connect,
    products,
    payloads: (count, fields) => products(count, fields).map((product) => payloadOf(connect(), product)),
    send: async (payloads, options = {}) => byId(await connect(options).send(payloads, options)),
    add: (fields = {}) => fake.add({ [idField]: 'PROD000001', name: 'old', ...subject.owners?.own, ...fields }),
    fail: (...faults) =>
      void fake.switches.faults.push(
        ...faults.map((fault) => ({ method: 'POST', path: subject.collection, ...fault })),
      ),
    codes: () => [...fake.store.rows.values()].map((row) => fake.store.idOf(row)).sort(),
    calls: (wanted) => fake.calls.filter((call) => !isLogin(call) && (wanted ?? call.method) === call.method),
    logins: () => fake.calls.filter(isLogin),
    starts,
  };
};

/** The one record that the fake holds under a code. */
export const rowOf = ({ fake }: EachHarness, code = 'PROD000001'): DestinationPayload => {
  const [row, ...others] = fake.store.withId(code);
  assert.ok(row && others.length === 0, `${code} is there ${String(others.length + (row ? 1 : 0))} times`);
  return row;
};

/** Fails unless every verdict is that the record was accepted, and the fake holds each exactly once. */
export const assertAllOnce = (harness: EachHarness, verdicts: ReadonlyMap<string, Verdict>): void => {
  for (const verdict of verdicts.values()) assert.equal(verdict.status, 'accepted', JSON.stringify(verdict));
  for (const id of verdicts.keys()) rowOf(harness, id);
};
