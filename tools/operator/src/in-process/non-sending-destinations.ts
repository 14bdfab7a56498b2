import type { DestinationAdapter, Destination, Verdict } from '@siesa-integration/destination-adapter';
import type { DestinationRegistry } from '@siesa-integration/sync-pipeline';

/** Destinations that are sent nothing: their records are accepted, except those that the destination's own check before sending refuses. */
export const nonSendingDestinations = (
  destinations: DestinationRegistry,
  onSend: OnSend = () => undefined,
): DestinationRegistry =>
  new Map([...destinations].map(([name, definition]) => [name, nonSending(definition, onSend)]));

/** Called with what would be sent. */
export type OnSend = (payloads: Parameters<DestinationAdapter['send']>[0]) => void;

const nonSending = (definition: Destination, onSend: OnSend): Destination => ({
  ...definition,
  create: (connection) => {
    const adapter = definition.create(connection);
    return {
      ...adapter,
      send: (payloads, options) => {
        onSend(payloads);
        return judge(adapter, payloads, options);
      },
    };
  },
});

const judge = async (
  adapter: DestinationAdapter,
  payloads: Parameters<DestinationAdapter['send']>[0],
  options: Parameters<DestinationAdapter['send']>[1] = {},
): Promise<readonly Verdict[]> => {
  const refused = new Map(
    (await adapter.preflight(payloads, options))
      .filter(({ status }) => status === 'refused')
      .map((verdict) => [verdict.id, verdict]),
  );
  return payloads.map(
    (payload): Verdict => refused.get(adapter.idOf(payload)) ?? { id: adapter.idOf(payload), status: 'accepted' },
  );
};
