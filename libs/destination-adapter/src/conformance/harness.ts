import assert from 'node:assert/strict';
import type { JsonValue } from '@siesa-integration/canonical-model';
import type { Destination, DestinationField, DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import type { FakeCall, FakeDestination, FakeFault, VerdictStyle } from '../fake/index.ts';
import { createRuleBench, type Rule, type RuleBench, type UnderTest } from './rule-bench.ts';

/** A destination that takes many records a call, and the fake that it calls, fresh for each rule. */
export interface DestinationUnderTest<Payload extends DestinationPayload = DestinationPayload>
  extends UnderTest<Payload> {
  readonly destination: Destination<Payload>;
  readonly fake: FakeDestination;
  /** One of the fields, which may be absent. */
  readonly optional: DestinationField & { readonly value: JsonValue };
  /** A follow-up call, and the canonical fields of a record that need it. */
  readonly followUp?: { readonly name: string; readonly fields: Readonly<Record<string, JsonValue>> };
}

/** One promise of the contract of destinations that take many records a call. */
export type DestinationRule = Rule<Harness>;

/** The parts that a rule uses. */
export interface Harness extends RuleBench {
  readonly subject: DestinationUnderTest;
  readonly fake: FakeDestination;
  /** Makes the next bulk calls fail. */
  readonly fail: (...faults: FakeFault[]) => void;
  /** Bulk calls so far. */
  readonly bulkCalls: () => readonly FakeCall[];
}

/** A harness for one rule. */
export const createHarness = (subject: DestinationUnderTest, style: VerdictStyle): Harness => {
  const { fake } = subject;
  fake.switches.style = style;
  const isBulk = ({ path }: FakeCall): boolean => (fake.script.route?.(path) ?? path) === fake.script.bulk;

  return {
    ...createRuleBench(subject, () => subject.secret),
    subject,
    fake,
    fail: (...faults) =>
      void fake.switches.faults.push(...faults.map((fault) => ({ path: fake.script.bulk, ...fault }))),
    bulkCalls: () => fake.calls.filter(isBulk),
  };
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
