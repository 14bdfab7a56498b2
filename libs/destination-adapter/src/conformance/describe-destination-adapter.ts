import { describe, it } from 'vitest';
import type { VerdictStyle } from '../fake/index.ts';
import type { DestinationPayload } from '../definition/destination-adapter.ts';
import { destinationRules } from './destination-rules.ts';
import { createHarness, type DestinationRule, type DestinationUnderTest } from './harness.ts';

/** The three ways in which destinations answer a bulk call. */
export const answerStyles = ['results', 'errors', 'anonymous'] as const satisfies readonly VerdictStyle[];

/**
 * Runs every rule of the contract as a case, in all three answer styles, against an adapter and a fake of its destination.
 *
 * @param start a fresh adapter and fake, for each case
 *
 * @example
 * describeDestinationAdapter('kong', async () => {
 *   const fake = await startFakeKong();
 *   return { destination: kong, fake, ...fake, fields, optional: { canonical: 'ean', target: 'barcode', value: '7702001041725' } };
 * });
 */
export const describeDestinationAdapter = <Payload extends DestinationPayload>(
  name: string,
  start: () => Promise<DestinationUnderTest<Payload>>,
): void => {
  describe.each(answerStyles)(`${name}, answering with %s`, (style) => {
    for (const [part, rules] of Object.entries(destinationRules)) {
      describe(part, () => {
        it.each(rules.map((rule) => [rule.promise, rule] as const))('%s', (_, rule) => checkRule(rule, start, style));
      });
    }
  });
};

/** Checks one rule on a fresh destination. @throws an assertion error that names how the rule is broken */
export const checkRule = async <Payload extends DestinationPayload>(
  rule: DestinationRule,
  start: () => Promise<DestinationUnderTest<Payload>>,
  style: VerdictStyle,
): Promise<void> => {
  const subject = await start();
  try {
    // A rule passes payloads only to the adapter that made them, so it needs no exact type.
    await rule.check(createHarness(subject as unknown as DestinationUnderTest, style));
  } finally {
    await subject.close?.();
  }
};
