import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** DynamoDB's limit for a sort key, which the ledger's product id is. */
const longestBytes = 1_024;

/** Throws an {@link OperatorMistake} unless a product can have this id. */
export const assertProductId = (productId: string): void => {
  const bytes = Buffer.byteLength(productId);
  if (productId.trim() === '')
    throw new OperatorMistake(message('mistake/product-id-empty'), {
      code: 'WRONG_USAGE',
    });
  if (bytes > longestBytes)
    throw new OperatorMistake(
      message('mistake/product-id-long', { most: String(longestBytes), bytes: String(bytes) }),
      { code: 'WRONG_USAGE' },
    );
};
