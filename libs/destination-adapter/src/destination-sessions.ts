import type { DestinationConnection } from './destination-adapter.ts';
import { ProductAuthenticationFailed } from './destination-errors.ts';
import { openSession, type DestinationSession, type SessionSpeech } from './destination-session.ts';
import type { DestinationSecret } from './destination-definition.ts';

/** The session that calls use, replaced when the product refuses its key. */
export interface DestinationSessions<Secret extends DestinationSecret> {
  readonly current: () => Promise<DestinationSession<Secret>>;
  /** The product answered something else than 401 or 403. */
  readonly prove: (session: DestinationSession<Secret>) => void;
  /**
   * Reads the secret once more. Everyone who asks meanwhile waits for the same reading.
   *
   * @throws {@link ProductAuthenticationFailed} when it still holds the refused key, or was itself just read.
   */
  readonly renew: (refused: DestinationSession<Secret>) => Promise<void>;
}

/** One client's sessions with a product. */
export const createSessions = <Secret extends DestinationSecret>(
  definition: SessionSpeech<Secret>,
  connection: DestinationConnection,
): DestinationSessions<Secret> => {
  const proven = new WeakSet<DestinationSession<Secret>>();
  const renewals = new WeakMap<DestinationSession<Secret>, Promise<DestinationSession<Secret>>>();
  let opening: Promise<DestinationSession<Secret>> | undefined;

  const open = (refused?: DestinationSession<Secret>): Promise<DestinationSession<Secret>> => {
    const next = openSession(definition, connection, refused !== undefined).then((session) => {
      if (refused && sameKey(refused, session)) throw keyRefused(definition.title, connection);
      return session;
    });
    opening = next;
    // A reading that failed is not kept: the next send tries anew.
    next.catch(() => {
      if (opening === next) opening = undefined;
    });
    return next;
  };

  const renewOnce = (refused: DestinationSession<Secret>): Promise<DestinationSession<Secret>> =>
    refused.reread && !proven.has(refused) ? Promise.reject(keyRefused(definition.title, connection)) : open(refused);

  return {
    current: () => opening ?? open(),
    prove: (session) => void proven.add(session),
    renew: async (refused) => {
      const renewal = renewals.get(refused) ?? renewOnce(refused);
      renewals.set(refused, renewal);
      await renewal;
    },
  };
};

const sameKey = (one: DestinationSession, other: DestinationSession): boolean =>
  JSON.stringify(one.headers) === JSON.stringify(other.headers);

const keyRefused = (title: string, { credentials }: DestinationConnection): ProductAuthenticationFailed =>
  new ProductAuthenticationFailed(
    `${title} refused the key in '${credentials.secretName}', also after reading it again. Put the client's current key there.`,
  );
