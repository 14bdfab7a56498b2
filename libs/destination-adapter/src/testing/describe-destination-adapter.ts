import { describe, it } from 'vitest';
import type { VerdictStyle } from '../fake/index.ts';
import type { DestinationPayload } from '../destination-adapter.ts';
import { destinationRules } from './destination-rules.ts';
import type { DestinationUnderTest } from './destination-under-test.ts';
import type { DestinationRule } from './rule.ts';
import { setStage } from './stage.ts';

/** The three ways in which products answer a bulk call. */
export const answerStyles = ['results', 'errors', 'anonymous'] as const satisfies readonly VerdictStyle[];

/**
 * Runs every rule of the contract as a case, in all three answer styles, against an adapter and a fake of its product.
 *
 * @param start a fresh adapter and fake, for each case
 *
 * @example
 * describeDestinationAdapter('kong', async () => {
 *   const fake = await startFakeKong();
 *   return { definition: kong, fake, ...fake, fields, optional: { canonical: 'ean', product: 'barcode', value: '7702001041725' } };
 * });
 */
export const describeDestinationAdapter = <Payload extends DestinationPayload>(
  name: string,
  start: () => Promise<DestinationUnderTest<Payload>>,
): void => {
  describe.each(answerStyles)(`${name}, which answers with %s, signs the contract`, (style) => {
    for (const [part, rules] of Object.entries(destinationRules)) {
      describe(part, () => {
        it.each(rules.map((rule) => [rule.says, rule] as const))('%s', (_, rule) => signRule(rule, start, style));
      });
    }
  });
};

/** Checks one rule on a fresh product. @throws an assertion that says how it is broken */
export const signRule = async <Payload extends DestinationPayload>(
  rule: DestinationRule,
  start: () => Promise<DestinationUnderTest<Payload>>,
  style: VerdictStyle,
): Promise<void> => {
  const subject = await start();
  try {
    // A rule hands payloads only to the adapter that made them, so their exact type is none of its business.
    await rule.check(setStage(subject as unknown as DestinationUnderTest, style));
  } finally {
    await subject.close?.();
  }
};
