/** Counts wrong passwords. */
export interface Tries {
  /** Whether one more may be tried from an address now. */
  readonly isAllowed: (from: string) => boolean;
  readonly failed: (from: string) => void;
}

const mostTries = 5;
const windowMs = 60_000;
const mostAddresses = 10_000;

/** Five tries in any minute from one address. With very many addresses at once, no address may try for a minute. */
export const createTries = (now: () => number): Tries => {
  const failures = new Map<string, readonly number[]>();
  const recent = (from: string) => (failures.get(from) ?? []).filter((at) => at > now() - windowMs);
  const forget = (): void => {
    for (const from of failures.keys()) if (recent(from).length === 0) failures.delete(from);
  };
  return {
    isAllowed: (from) => {
      if (failures.size >= mostAddresses) forget();
      return failures.size < mostAddresses && recent(from).length < mostTries;
    },
    failed: (from) => failures.set(from, [...recent(from), now()]),
  };
};
