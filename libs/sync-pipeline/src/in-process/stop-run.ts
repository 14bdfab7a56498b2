import type { StateStore } from '../state/client-state.ts';

/** An error as a state of the machine catches it. */
export interface CaughtError {
  readonly Error: string;
  readonly Cause: string;
}

/** A thrown error as the machine catches it: its name, and Lambda's JSON. */
export const errorOf = (thrown: unknown): CaughtError => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    Error: error.name,
    Cause: JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: [] }),
  };
};

/**
 * The state StopRun: writes the first error of a child into `#state`, while the owner holds the lease.
 *
 * @returns `false` when another run holds the lease, or an earlier error is stored already
 */
export const stopRun = async (
  { state }: { readonly state: StateStore },
  clientId: string,
  owner: string,
  stop: CaughtError,
): Promise<boolean> => {
  for (;;) {
    const stored = await state.read(clientId);
    if (stored?.state.owner !== owner || stored.state.stop) return false;
    if (await state.replace(clientId, { ...stored.state, stop }, stored.version)) return true;
  }
};
