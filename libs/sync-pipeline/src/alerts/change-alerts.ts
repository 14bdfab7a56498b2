import type { ClientState } from '../state/client-state.ts';
import type { LeasePorts } from '../state/hold-lease.ts';
import type { AlertState } from './alert-state.ts';

const attempts = 40;

/**
 * Reads a client's alerts in `#state`, changes them, writes with a version check; repeats when another writer got there first. Writes nothing when nothing changes.
 * A run that holds the lease is not disturbed: its own writes carry the alerts on.
 *
 * @param change - pure: it may be called several times
 *
 * @example
 * const alerts = await changeAlerts(ports, 'cliente-a', (before) => observe(before, { found: [], judged: ['overdue'], now }));
 */
export const changeAlerts = async (
  { state, runtime }: LeasePorts,
  clientId: string,
  change: (before: AlertState) => AlertState,
): Promise<AlertState> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const stored = await state.read(clientId);
    const before = stored?.state.alerts ?? {};
    const alerts = change(before);
    if (JSON.stringify(alerts) === JSON.stringify(before)) return alerts;

    const next: ClientState = { epoch: 0, ...stored?.state, alerts };
    if (await state.replace(clientId, next, stored?.version ?? 0)) return alerts;
    await runtime.sleep(10 + runtime.random() * Math.min(10 * 2 ** attempt, 500));
  }
  throw new Error(
    `#state of client '${clientId}' changed ${attempts.toString()} times while its alerts were written. Try again.`,
  );
};
