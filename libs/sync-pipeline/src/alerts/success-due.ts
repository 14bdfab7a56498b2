import { parseSchedule, pastStarts } from '@siesa-integration/workflow-contract';

const hourMs = 60 * 60_000;

/** A sync ends at most two hours after its start. */
const longestSyncMs = 2 * hourMs;

/** Settings that are refused, and so start no sync, are taken for a monthly schedule. */
const monthMs = 31 * 24 * hourMs;

/**
 * The time since which a client must have had a success: two intervals of its schedule ago. By a cron expression that is the start
 * before the last one whose sync must have ended by now.
 *
 * @example
 * successDueSince('rate(6 hours)', 'America/Bogota', now); // now - 12 hours
 */
export const successDueSince = (expression: string, timezone: string, now: number): number => {
  const result = parseSchedule(expression);
  if (!result.ok) return now - 2 * monthMs;

  const { schedule } = result;
  if (schedule.kind === 'rate') return now - 2 * schedule.everyMs;
  const [, since] = pastStarts(schedule, now - longestSyncMs, { timezone }).take(2);
  return since ?? -Infinity; // fewer than two starts until now: nothing is due
};
