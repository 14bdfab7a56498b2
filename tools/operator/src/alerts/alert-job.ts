import type { FolderAlerts } from '@siesa-integration/local-runtime';
import type { PeriodicJob } from '../serve/periodic-jobs.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Delivers alerts while a folder is served: every minute what waits for its next attempt, and every hour a check of all clients. Not at once, because after a time without power the syncs that catch up come first.
 *
 * @param now - milliseconds since 1970
 */
export const alertJob = (alerts: Pick<FolderAlerts, 'check' | 'deliver'>, now: () => number): PeriodicJob => {
  let nextCheck = now() + hourMs;
  let known = '';
  const round = () => {
    if (now() < nextCheck) return alerts.deliver();
    nextCheck = now() + hourMs;
    return alerts.check();
  };
  return {
    name: 'alerts',
    everyMs: minuteMs,
    run: async () => {
      const { problems } = await round();
      const before = known;
      known = problems.map(({ message }) => message).join(' ');
      if (known !== '' && known !== before) throw new Error(known); // to be logged once
    },
  };
};
