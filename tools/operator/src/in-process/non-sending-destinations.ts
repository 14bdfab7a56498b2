import type {
  Destination,
  DestinationAdapter,
  DestinationConnection,
  DestinationDialect,
  Verdict,
} from '@siesa-integration/destination-adapter';
import type { DestinationRegistry } from '@siesa-integration/sync-pipeline';

/** Destinations that are sent nothing: their records are accepted, except those that the destination's own check before sending refuses. */
export const nonSendingDestinations = (
  destinations: DestinationRegistry,
  onSend: OnSend = () => undefined,
): DestinationRegistry =>
  new Map([...destinations].map(([name, definition]) => [name, nonSending(definition, onSend)]));

/** Called with what would be sent. */
export type OnSend = (payloads: Parameters<DestinationAdapter['send']>[0]) => void;

const nonSending = ({ dialects = {}, ...destination }: Destination, onSend: OnSend): Destination => ({
  ...judging(destination, onSend),
  dialects: Object.fromEntries(Object.entries(dialects).map(([name, dialect]) => [name, judging(dialect, onSend)])),
});

const judging = <Dialect extends DestinationDialect>(dialect: Dialect, onSend: OnSend): Dialect => ({
  ...dialect,
  create: (connection: DestinationConnection) => {
    const adapter = dialect.create(connection);
    const send: DestinationAdapter['send'] = (payloads, options) => {
      onSend(payloads);
      return judge(adapter, payloads, options);
    };
    return { ...adapter, send };
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
