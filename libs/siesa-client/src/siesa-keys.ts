import type { SiesaCredentials, SiesaKeys } from './siesa-options.ts';

/** The keys in use, and how to come by others. */
export interface KeyRing {
  readonly current: () => Promise<SiesaKeys>;
  /** Siesa refused `keys`: answers those to try instead, or `undefined` when the secret holds no others. However many calls ask, the secret is read again once. */
  readonly insteadOf: (keys: SiesaKeys) => Promise<SiesaKeys | undefined>;
}

export const createKeyRing = ({ read }: SiesaCredentials): KeyRing => {
  let keys: Promise<SiesaKeys> | undefined;
  let refreshed: Promise<SiesaKeys> | undefined;

  const current = async (): Promise<SiesaKeys> => {
    const reading = (keys ??= read());
    reading.catch(() => {
      keys = undefined; // a secret store that failed once may be asked again
    });
    return reading;
  };

  return {
    current,
    insteadOf: async (refused) => {
      const known = await current();
      if (!sameKeys(known, refused)) return known;
      const found = await (refreshed ??= read({ refresh: true }));
      if (sameKeys(found, refused)) return undefined;

      keys = Promise.resolve(found);
      refreshed = undefined; // these too may be replaced one day
      return found;
    },
  };
};

const sameKeys = (a: SiesaKeys, b: SiesaKeys): boolean =>
  a.apiKey === b.apiKey && a.conniKey === b.conniKey && a.conniToken === b.conniToken;
