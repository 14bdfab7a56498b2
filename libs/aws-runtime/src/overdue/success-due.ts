import { lastCronStarts } from './cron-starts.ts';

const hourMs = 60 * 60_000;
const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: hourMs, day: 24 * hourMs };

/** A sync ends at most two hours after its start. */
const longestSyncMs = 2 * hourMs;

/** A schedule that cannot be followed, such as the last day of each month, is taken for a monthly one. */
const monthMs = 31 * 24 * hourMs;

/**
 * The time since which a client must have had a success: two intervals of its schedule ago. By a cron expression that is the start
 * before the last one whose sync must have ended by now.
 *
 * @example
 * successDueSince('rate(6 hours)', 'America/Bogota', now); // now - 12 hours
 */
export const successDueSince = (schedule: string, timezone: string, now: number): number => {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  if (count !== undefined) return now - 2 * Number(count) * (unitMs[unit] ?? monthMs);

  const [, cron = ''] = /^cron\((.+)\)$/.exec(schedule) ?? [];
  const starts = lastCronStarts(cron, timezone, { before: now - longestSyncMs, count: 2 });
  if (!starts) return now - 2 * monthMs;
  return starts[1] ?? -Infinity; // fewer than two starts in two years: nothing is due
};
