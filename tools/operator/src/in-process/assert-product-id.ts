import { OperatorMistake } from '../operator-mistake.ts';

/** DynamoDB's limit for a sort key, which the ledger's product id is. */
const longestBytes = 1_024;

/** Throws an {@link OperatorMistake} unless a product can have this id. */
export const assertProductId = (productId: string): void => {
  const bytes = Buffer.byteLength(productId);
  if (productId.trim() === '')
    throw new OperatorMistake("A product's id cannot be empty: give it as Siesa has it, such as PROD000001.", {
      code: 'WRONG_USAGE',
    });
  if (bytes > longestBytes)
    throw new OperatorMistake(
      `A product's id has at most ${String(longestBytes)} bytes, and this one has ${String(bytes)}: give it as Siesa has it.`,
      { code: 'WRONG_USAGE' },
    );
};
