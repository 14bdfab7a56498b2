import type { DeliveryProblem, ExpectedOfSecret } from './delivery-problem.ts';

/** What one language has to write: a sentence for each problem. */
export type DeliveryTexts = {
  readonly [Code in DeliveryProblem['code']]: (problem: Extract<DeliveryProblem, { readonly code: Code }>) => string;
};

/** What is wrong in a secret, one after the other: `url: Expected …; …`. */
export const wrongInWords = (
  wrong: Extract<DeliveryProblem, { readonly code: 'secret' }>['wrong'],
  expected: Readonly<Record<ExpectedOfSecret, string>>,
): string =>
  wrong.map(({ key, expected: what }) => `${key === undefined ? '' : `${key}: `}${expected[what]}`).join('; ');
