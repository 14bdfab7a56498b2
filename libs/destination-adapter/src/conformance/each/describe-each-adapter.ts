import { describe, it } from 'vitest';
import type { DestinationPayload } from '../../definition/destination-adapter.ts';
import { createEachHarness, type EachRule, type EachUnderTest } from './each-harness.ts';
import { eachRules } from './each-rules.ts';

/**
 * Runs every rule for destinations that take one record a call as a case, against an adapter and a fake of its destination.
 *
 * @param start a fresh adapter and fake, for each case
 *
 * @example
 * describeEachAdapter('kong-core', async () => {
 *   const fake = await startFakeKongCore();
 *   return { destination: { name: 'kong', ...kongCore }, dialect: 'kong-core', fake, ...fake, collection: '/inventory/skus/', fields, optional };
 * });
 */
export const describeEachAdapter = <Payload extends DestinationPayload>(
  name: string,
  start: () => Promise<EachUnderTest<Payload>>,
): void => {
  describe(name, () => {
    for (const [part, rules] of Object.entries(eachRules)) {
      describe(part, () => {
        it.each(rules.map((rule) => [rule.promise, rule] as const))('%s', (_, rule) => checkEachRule(rule, start));
      });
    }
  });
};

/** Checks one rule on a fresh destination. @throws an assertion error that names how the rule is broken */
export const checkEachRule = async <Payload extends DestinationPayload>(
  rule: EachRule,
  start: () => Promise<EachUnderTest<Payload>>,
): Promise<void> => {
  const subject = await start();
  try {
    // A rule passes payloads only to the adapter that made them, so it needs no exact type.
    await rule.check(createEachHarness(subject as unknown as EachUnderTest));
  } finally {
    await subject.close?.();
  }
};
