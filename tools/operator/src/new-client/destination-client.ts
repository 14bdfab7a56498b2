import type { NewDestinationClient } from '@siesa-integration/destination-adapter';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { defaultDialect } from '@siesa-integration/workflow-contract';

/** How a new client of a destination's dialect begins. */
export const newClientOf = (product: string, dialect: string): NewDestinationClient => {
  const destination = destinationRegistry.get(product);
  const found = dialect === defaultDialect ? destination : destination?.dialects?.[dialect];
  return found?.newClient ?? contractClient;
};

/** Of a dialect that says nothing about it. */
const contractClient: NewDestinationClient = {
  title: 'the bulk contract (a key, many records a call)',
  questions: [],
  settings: () => ({}),
  keys: [{ key: 'api_key', question: "Key of the product's API:" }],
  hasStock: true,
};

/** The answer that holds a key of the product's secret: `product_api_key`, because Siesa has an `api_key` too. */
export const answerOfKey = (key: string): string => `product_${key}`;
