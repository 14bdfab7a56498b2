/** Counts tries of passwords. */
export interface Tries {
  /** Counts one more from an address, unless it may not try now. Counted before the password is checked, because many may be sent at once. */
  readonly begin: (from: string) => boolean;
  /** Takes one back, because its password was right. */
  readonly succeeded: (from: string) => void;
}

const mostTries = 5;
const windowMs = 60_000;
const mostAddresses = 10_000;

/** Five wrong tries in any minute from one address. With very many addresses at once, no address may try for a minute. */
export const createTries = (now: () => number): Tries => {
  const tries = new Map<string, readonly number[]>();
  const recent = (from: string) => (tries.get(from) ?? []).filter((at) => at > now() - windowMs);
  const forget = (): void => {
    for (const from of tries.keys()) if (recent(from).length === 0) tries.delete(from);
  };
  return {
    begin: (from) => {
      if (tries.size >= mostAddresses) forget();
      const isAllowed = tries.size < mostAddresses && recent(from).length < mostTries;
      if (isAllowed) tries.set(from, [...recent(from), now()]);
      return isAllowed;
    },
    succeeded: (from) => tries.set(from, recent(from).slice(0, -1)),
  };
};
