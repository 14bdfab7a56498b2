import type { SiesaCredentials, SiesaKeys } from './siesa-options.ts';

/** The keys in use, and the one chance to read them again. */
export interface KeyRing {
  readonly current: () => Promise<SiesaKeys>;
  /** Siesa refused `keys`: answers those to try instead, or `undefined` when there are no others. The secret is read again once, however many calls ask. */
  readonly insteadOf: (keys: SiesaKeys) => Promise<SiesaKeys | undefined>;
}

export const createKeyRing = ({ read }: SiesaCredentials): KeyRing => {
  let first: Promise<SiesaKeys> | undefined;
  let second: Promise<SiesaKeys> | undefined;

  return {
    current: () => (second ?? (first ??= read())),
    insteadOf: async (refused) => {
      second ??= read({ refresh: true });
      const keys = await second;
      return sameKeys(keys, refused) ? undefined : keys;
    },
  };
};

const sameKeys = (a: SiesaKeys, b: SiesaKeys): boolean => a.apiKey === b.apiKey && a.conniKey === b.conniKey && a.conniToken === b.conniToken;
