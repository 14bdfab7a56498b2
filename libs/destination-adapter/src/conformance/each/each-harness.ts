import assert from 'node:assert/strict';
import type { JsonValue } from '@siesa-integration/canonical-model';
import type { DestinationField, DestinationPayload, Verdict } from '../../definition/destination-adapter.ts';
import type { FakeFault, FakeRecordCall, FakeRecords } from '../../fake/index.ts';
import { createRuleBench, type Rule, type RuleBench, type UnderTest } from '../rule-bench.ts';

/** A destination that takes one record a call, and the fake that it calls, fresh for each rule. */
export interface EachUnderTest<Payload extends DestinationPayload = DestinationPayload> extends UnderTest<Payload> {
  /** The first half of every verdict code: its `product_dialect`. */
  readonly dialect: string;
  readonly fake: FakeRecords;
  /** Where the fake takes new records, for example `/inventory/skus/`. */
  readonly collection: string;
  /** One of the fields, which may be absent, and how the destination stores that it was cleared. */
  readonly optional: DestinationField & { readonly value: JsonValue; readonly cleared: JsonValue };
  /** An object that is merged with what the destination holds. @defaultValue none */
  readonly merged?: DestinationField;
  /** Fields of a record of this client, and of one of another client. @defaultValue none: the user sees only one client's */
  readonly owners?: { readonly own: DestinationPayload; readonly foreign: DestinationPayload };
  /** A field that comes from the settings, and the name of its setting. @defaultValue none */
  readonly reference?: { readonly field: string; readonly setting: string };
}

/** One promise of the contract of destinations that take one record a call. */
export type EachRule = Rule<EachHarness>;

/** The parts that a rule uses. */
export interface EachHarness extends RuleBench {
  readonly subject: EachUnderTest;
  readonly fake: FakeRecords;
  /** Makes a record of this client, as it was before. @returns the fake's id */
  readonly add: (fields?: DestinationPayload) => string;
  /** Makes the next creates fail. */
  readonly fail: (...faults: FakeFault[]) => void;
  /** Every code that the fake holds, of every client, in alphabetical order. */
  readonly codes: () => readonly string[];
  /** Calls so far that are no login, by method. */
  readonly calls: (method?: string) => readonly FakeRecordCall[];
  readonly logins: () => readonly FakeRecordCall[];
}

/** A harness for one rule. */
export const createEachHarness = (subject: EachUnderTest): EachHarness => {
  const { fake } = subject;
  const { idField } = fake.script;
  const isLogin = ({ path }: FakeRecordCall): boolean => path === fake.script.loginPath;

  return {
    ...createRuleBench(subject, () => ({ ...subject.secret, password: fake.switches.password })),
    subject,
    fake,
    add: (fields = {}) => fake.add({ [idField]: 'PROD000001', name: 'old', ...subject.owners?.own, ...fields }),
    fail: (...faults) =>
      void fake.switches.faults.push(
        ...faults.map((fault) => ({ method: 'POST', path: subject.collection, ...fault })),
      ),
    codes: () => [...fake.store.rows.values()].map((row) => fake.store.idOf(row)).sort(),
    calls: (wanted) => fake.calls.filter((call) => !isLogin(call) && (wanted ?? call.method) === call.method),
    logins: () => fake.calls.filter(isLogin),
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
