import { cronPattern } from './cron-pattern.ts';

/** When syncs start: an expression of EventBridge Scheduler, parsed. */
export type Schedule =
  | { readonly kind: 'rate'; readonly everyMs: number }
  | {
      readonly kind: 'cron';
      /** For croner, with the second first. */
      readonly pattern: string;
    }
  | {
      readonly kind: 'at';
      /** The local time as if it were UTC, in milliseconds since 1970. */
      readonly localMs: number;
    };

/** The zone of a client whose settings name none. */
export const defaultTimezone = 'America/Bogota';

/** A schedule, or what is wrong with its expression and what is right, in words. */
export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly problem: string };

/**
 * Parses a schedule as EventBridge Scheduler does: `rate(…)`, `cron(…)` with six fields, `at(…)`.
 *
 * @example
 * parseSchedule('rate(6 hours)'); // { ok: true, schedule: { kind: 'rate', everyMs: 21_600_000 } }
 * parseSchedule('rate(1 hours)'); // { ok: false, problem: 'Expected rate(1 hour), in the singular' }
 */
export const parseSchedule = (expression: string): ParsedSchedule => {
  const [, kind, inside = ''] = /^(rate|cron|at)\(([^()]*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return parseRate(inside);
  if (kind === 'at') return parseAt(inside);
  if (kind === 'cron') {
    const { pattern, problems } = cronPattern(inside);
    return problems.length === 0 ? parsed({ kind: 'cron', pattern }) : refusedFor(problems.join('; '));
  }
  return refusedFor('Expected rate(6 hours), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)');
};

/**
 * What is wrong with an expression, or `undefined`.
 *
 * @example
 * scheduleProblem('cron(0 6 * * *)'); // 'Expected six fields (…), as in cron(0 6 * * ? *); found 5'
 */
export const scheduleProblem = (expression: string): string | undefined => {
  const result = parseSchedule(expression);
  return result.ok ? undefined : result.problem;
};

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const parseRate = (inside: string): ParsedSchedule => {
  const [, value = '', unit = '', plural = ''] = /^\s*(\d{1,6})\s+([a-z]+?)(s?)\s*$/.exec(inside) ?? [];
  const every = unitMs[unit];
  if (every === undefined) return refusedFor('Expected a whole number and minutes, hours or days, as in rate(6 hours)');
  const count = Number(value);
  if (count === 0) return refusedFor('Expected a number from 1 up, as in rate(6 hours)');
  if (count === 1 && plural !== '') return refusedFor(`Expected rate(1 ${unit}), in the singular`);
  if (count > 1 && plural === '') return refusedFor(`Expected rate(${String(count)} ${unit}s), in the plural`);
  return parsed({ kind: 'rate', everyMs: count * every });
};

const parseAt = (inside: string): ParsedSchedule => {
  const localMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inside) ? Date.parse(`${inside}Z`) : Number.NaN;
  const exists = !Number.isNaN(localMs) && new Date(localMs).toISOString().startsWith(inside); // Date.parse takes 31 April for 1 May
  return exists
    ? parsed({ kind: 'at', localMs })
    : refusedFor('Expected a date and a time without a zone, as in at(2030-01-31T06:00:00)');
};

const parsed = (schedule: Schedule): ParsedSchedule => ({ ok: true, schedule });

const refusedFor = (problem: string): ParsedSchedule => ({ ok: false, problem });
