import { randomBytes } from 'node:crypto';

/** Those who have signed in. */
export interface Sessions {
  /** @returns the id of a new session, which only its browser holds */
  readonly begin: (who: string) => string;
  /** Who a session belongs to; `undefined` when it has ended. */
  readonly find: (id: string | undefined) => string | undefined;
  readonly end: (id: string) => void;
}

export const sessionCookie = 'siesa_session';
export const sessionSeconds = 12 * 3600;

/** Sessions of this process: they end after twelve hours, and with it. */
export const createSessions = (now: () => number): Sessions => {
  const sessions = new Map<string, { readonly who: string; readonly until: number }>();
  return {
    begin: (who) => {
      for (const [id, { until }] of sessions) if (until <= now()) sessions.delete(id);
      const id = randomBytes(32).toString('base64url');
      sessions.set(id, { who, until: now() + sessionSeconds * 1000 });
      return id;
    },
    find: (id = '') => {
      const session = sessions.get(id);
      return session !== undefined && session.until > now() ? session.who : undefined;
    },
    end: (id) => sessions.delete(id),
  };
};
