import type { ProductConnection } from './product-adapter.ts';
import { ProductAuthenticationFailed } from './product-errors.ts';
import { openSession, type ProductSession, type SessionSpeech } from './product-session.ts';
import type { ProductSecret } from './product-speech.ts';

/** The session that calls use, replaced when the product refuses its key. */
export interface ProductSessions<Secret extends ProductSecret> {
  readonly current: () => Promise<ProductSession<Secret>>;
  /** The product answered something else than 401 or 403. */
  readonly prove: (session: ProductSession<Secret>) => void;
  /**
   * Reads the secret once more. Everyone who asks meanwhile waits for the same reading.
   *
   * @throws {@link ProductAuthenticationFailed} when it still holds the refused key, or was itself just read.
   */
  readonly renew: (refused: ProductSession<Secret>) => Promise<void>;
}

/** One client's sessions with a product. */
export const createSessions = <Secret extends ProductSecret>(
  speech: SessionSpeech<Secret>,
  connection: ProductConnection,
): ProductSessions<Secret> => {
  const proven = new WeakSet<ProductSession<Secret>>();
  const renewals = new WeakMap<ProductSession<Secret>, Promise<ProductSession<Secret>>>();
  let opening: Promise<ProductSession<Secret>> | undefined;

  const open = (refused?: ProductSession<Secret>): Promise<ProductSession<Secret>> => {
    const next = openSession(speech, connection, refused !== undefined).then((session) => {
      if (refused && sameKey(refused, session)) throw keyRefused(speech.title, connection);
      return session;
    });
    opening = next;
    // A reading that failed is not kept: the next send tries anew.
    next.catch(() => {
      if (opening === next) opening = undefined;
    });
    return next;
  };

  const renewOnce = (refused: ProductSession<Secret>): Promise<ProductSession<Secret>> =>
    refused.reread && !proven.has(refused) ? Promise.reject(keyRefused(speech.title, connection)) : open(refused);

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

const sameKey = (one: ProductSession, other: ProductSession): boolean =>
  JSON.stringify(one.headers) === JSON.stringify(other.headers);

const keyRefused = (title: string, { credentials }: ProductConnection): ProductAuthenticationFailed =>
  new ProductAuthenticationFailed(
    `${title} refused the key in '${credentials.secretName}', also after reading it again. Put the client's current key there.`,
  );
