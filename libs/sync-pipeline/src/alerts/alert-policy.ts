import { without } from '../run/without.ts';
import { type AlertCause, type AlertFinding, alertKey, type AlertState, type OpenAlert } from './alert-state.ts';

/** One look at a client. */
export interface Observation {
  readonly found: readonly AlertFinding[];
  /** Causes about which this look has the last word: an open alert of them that is not found again is over. */
  readonly judged: readonly AlertCause[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An alert that people have to get: that something began, or that it is over. */
export interface Alert {
  readonly kind: 'begun' | 'over';
  readonly finding: AlertFinding;
  /** ISO 8601. */
  readonly since: string;
}

/**
 * The alerts after one look at a client: once for each cause, and once more when it is over. Pure.
 *
 * An alert that was over before it was announced is forgotten. One that comes back before its end was announced goes on.
 */
export const observe = (state: AlertState, { found, judged, now }: Observation): AlertState => {
  const at = new Date(now).toISOString();
  const keys = new Set(found.map(alertKey));
  const before = Object.entries(state.open ?? {}).flatMap(([key, alert]) =>
    keys.has(key) || !judged.includes(alert.finding.cause) ? [[key, alert] as const] : over(key, alert, at),
  );
  const open = new Map(before);
  for (const finding of found)
    open.set(alertKey(finding), stillOpen(open.get(alertKey(finding))) ?? { finding, since: at });
  return withOpen(state, open);
};

const over = (key: string, alert: OpenAlert, at: string): (readonly [string, OpenAlert])[] =>
  alert.announced ? [[key, { ended: at, ...alert }]] : [];

const stillOpen = (alert: OpenAlert | undefined): OpenAlert | undefined => alert && without(alert, 'ended');

/** What people have not got yet. */
export const unannounced = ({ open = {} }: AlertState): readonly Alert[] =>
  Object.values(open).flatMap(({ finding, since, announced = false, ended }): Alert[] => {
    if (ended !== undefined) return [{ kind: 'over', finding, since }];
    return announced ? [] : [{ kind: 'begun', finding, since }];
  });

/** The alerts after people got one of them. An alert that changed in the meantime stays as it is. */
export const announced = (state: AlertState, { kind, finding, since }: Alert): AlertState => {
  const key = alertKey(finding);
  const open = new Map(Object.entries(state.open ?? {}));
  const alert = open.get(key);
  if (alert?.since !== since) return state;

  if (kind === 'begun') open.set(key, { ...alert, announced: true });
  else if (alert.ended !== undefined) open.delete(key);
  return withOpen(state, open);
};

const withOpen = (state: AlertState, open: ReadonlyMap<string, OpenAlert>): AlertState => ({
  ...without(state, 'open'),
  ...(open.size > 0 && { open: Object.fromEntries(open) }),
});
