import type { ProductAdapter, ProductDefinition, Verdict } from '@siesa-integration/product-adapter';
import type { ProductRegistry } from '@siesa-integration/sync-pipeline';

/** Products that are asked what they would refuse before they are sent anything, and are sent nothing. */
export const silentProducts = (products: ProductRegistry): ProductRegistry =>
  new Map([...products].map(([name, definition]) => [name, silent(definition)]));

const silent = (definition: ProductDefinition): ProductDefinition => ({
  ...definition,
  create: (connection) => {
    const adapter = definition.create(connection);
    return { ...adapter, send: (payloads, options) => judge(adapter, payloads, options) };
  },
});

const judge = async (
  adapter: ProductAdapter,
  payloads: Parameters<ProductAdapter['send']>[0],
  options: Parameters<ProductAdapter['send']>[1] = {},
): Promise<readonly Verdict[]> => {
  const refused = new Map(
    (await adapter.admit(payloads, options))
      .filter(({ status }) => status === 'refused')
      .map((verdict) => [verdict.id, verdict]),
  );
  return payloads.map(
    (payload): Verdict => refused.get(adapter.idOf(payload)) ?? { id: adapter.idOf(payload), status: 'accepted' },
  );
};
