import type { DestinationAdapter, Destination, Verdict } from '@siesa-integration/destination-adapter';
import type { DestinationRegistry } from '@siesa-integration/sync-pipeline';

/** Products that are asked what they would refuse before they are sent anything, and are sent nothing. */
export const nonSendingDestinations = (products: DestinationRegistry): DestinationRegistry =>
  new Map([...products].map(([name, definition]) => [name, silent(definition)]));

const silent = (definition: Destination): Destination => ({
  ...definition,
  create: (connection) => {
    const adapter = definition.create(connection);
    return { ...adapter, send: (payloads, options) => judge(adapter, payloads, options) };
  },
});

const judge = async (
  adapter: DestinationAdapter,
  payloads: Parameters<DestinationAdapter['send']>[0],
  options: Parameters<DestinationAdapter['send']>[1] = {},
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
