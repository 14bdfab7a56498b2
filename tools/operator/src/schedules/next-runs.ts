import type { ScheduleState } from '@siesa-integration/local-runtime';
import { defaultTimezone, nextStarts, parseSchedule } from '@siesa-integration/workflow-contract';
import { type Language, localeOf } from '../messages/language.ts';
import { textIn } from '../messages/message.ts';
import { isZone } from './is-zone.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';

/** The next starts by a client's schedule. */
export interface NextRuns {
  readonly schedule: string;
  readonly timezone: string;
  /** ISO 8601, at most three. Empty when the schedule has ended. */
  readonly at: readonly string[];
  /** A rate whose schedule is not followed on this machine: EventBridge Scheduler counts it from a time that it does not show, so these are counted from the last change of the settings. */
  readonly approximate?: true;
}

const mostRuns = 3;

/**
 * The next three starts by a client's schedule; `undefined` for a client that has none, is disabled, or whose schedule or zone is refused.
 *
 * @param settings - as stored, or as they would be
 * @param now - milliseconds since 1970
 * @param followed - how far `serve` followed the schedule, where it does
 */
export const nextRuns = (settings: SettingsDocument, now: number, followed?: ScheduleState): NextRuns | undefined => {
  const { sync_schedule: expression, timezone = defaultTimezone, enabled, updated_at, created_at } = settings;
  if (enabled !== true || typeof expression !== 'string' || typeof timezone !== 'string') return undefined;
  const result = parseSchedule(expression);
  if (!result.ok || !isZone(timezone)) return undefined;
  const { schedule } = result;
  const isFollowed = followed?.schedule === expression && followed.timezone === timezone;
  const began = Date.parse(isFollowed ? followed.since : String(updated_at ?? created_at));
  const anchor = began <= now ? began : now;
  const starts = nextStarts(schedule, now, { timezone, anchor }).take(mostRuns);
  return {
    schedule: expression,
    timezone,
    at: [...starts].map((start) => new Date(start).toISOString()),
    ...(schedule.kind === 'rate' && !isFollowed ? { approximate: true } : {}),
  };
};

/** Starts among which the two closest are looked for: a week of hourly ones. */
const comparedStarts = 168;

/**
 * The time between the two closest of the next starts, in seconds; `undefined` for a client whose schedule has fewer than two, or is refused.
 *
 * @example
 * shortestInterval({ sync_schedule: 'cron(0 6,18,20 * * ? *)' }, Date.now()); // 7200
 */
export const shortestInterval = (
  { sync_schedule: expression, timezone = defaultTimezone }: SettingsDocument,
  now: number,
): number | undefined => {
  const result = typeof expression === 'string' ? parseSchedule(expression) : undefined;
  if (!result?.ok || typeof timezone !== 'string' || !isZone(timezone)) return undefined;
  const starts = [...nextStarts(result.schedule, now, { timezone, anchor: now }).take(comparedStarts)];
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? start));
  return gaps.length === 0 ? undefined : Math.min(...gaps) / 1000;
};

/**
 * The next starts in the client's zone, each day named once.
 *
 * @example
 * nextRunsInWords(runs, 'en'); // 'about Mon 30 Nov 06:00, 12:00, 18:00 (America/Bogota)'
 */
export const nextRunsInWords = ({ at, timezone, approximate }: NextRuns, language: Language): string => {
  const t = textIn(language);
  if (at.length === 0) return t('schedule/never');
  const locale = language === 'en' ? 'en-GB' : localeOf[language];
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: timezone });
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
  });
  let last = '';
  const texts = at.map((instant) => {
    const date = new Date(instant);
    const [onDay, atTime] = [day.format(date).replace(',', ''), time.format(date)];
    const text = onDay === last ? atTime : `${onDay} ${atTime}`;
    last = onDay;
    return text;
  });
  const when = `${texts.join(', ')} (${timezone})`;
  return approximate ? t('schedule/about', { when }) : when;
};
