/** The keys in use, and how to replace them once they are refused. */
export interface KeyRing<Keys extends object> {
  readonly current: () => Promise<Keys>;
  /**
   * The other system refused `keys`: resolves to the keys to try instead, or to `undefined` when the secret holds the same ones still.
   * The secret is read once for each refused object, however many calls ask.
   */
  readonly insteadOf: (keys: Keys) => Promise<Keys | undefined>;
}

export interface KeyRingOptions<Keys extends object> {
  /** Reads the keys; `refresh` passes over any cache. */
  readonly read: (options?: { readonly refresh?: boolean }) => Promise<Keys>;
  /** Whether two readings hold the same keys. @defaultValue compares them as JSON */
  readonly same?: (one: Keys, other: Keys) => boolean;
}

/**
 * Keeps one client's keys. A refusal reads the secret once more: another key is tried, the same key ends the call.
 *
 * @example
 * const ring = createKeyRing({ read: readSecret });
 * const keys = await ring.current();
 * // … answered with 401:
 * const others = await ring.insteadOf(keys);
 * if (!others) throw new Error('The key is refused.');
 */
export const createKeyRing = <Keys extends object>({ read, same = sameJson }: KeyRingOptions<Keys>): KeyRing<Keys> => {
  const replacements = new WeakMap<Keys, Promise<Keys | undefined>>();
  let reading: Promise<Keys> | undefined;

  const current = (): Promise<Keys> => {
    const started = (reading ??= read());
    started.catch(() => {
      if (reading === started) reading = undefined; // a secret store that failed once may be asked again
    });
    return started;
  };

  const replace = async (refused: Keys): Promise<Keys | undefined> => {
    const known = await current();
    if (!same(known, refused)) return known;
    const found = await read({ refresh: true });
    if (same(found, refused)) {
      reading = undefined; // the operator may correct the secret before the next call
      return undefined;
    }
    reading = Promise.resolve(found);
    return found;
  };

  return {
    current,
    insteadOf: (refused) => {
      const replacement = replacements.get(refused) ?? replace(refused);
      replacements.set(refused, replacement);
      replacement.catch(() => replacements.delete(refused)); // as above: a failed reading is not kept
      return replacement;
    },
  };
};

const sameJson = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
