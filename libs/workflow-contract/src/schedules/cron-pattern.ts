/** A pattern for croner, or what is wrong with the fields. */
export interface CronPattern {
  readonly pattern: string;
  readonly problems: readonly string[];
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names of the values, the first one's first. */
  readonly names?: readonly string[];
  /** Forms that stand alone in the field, as croner writes them. */
  readonly special?: (text: string, numberOf: (text: string) => number | undefined) => string | undefined;
  /** Its last value is not followed by its first. */
  readonly isEndless?: boolean;
  /** All forms in words. */
  readonly expected: string;
}

/**
 * Rewrites the six fields of EventBridge Scheduler as a pattern for croner: seconds first, values counted out, `6L` as `6#L`.
 *
 * @example
 * cronPattern('0/15 8-18 ? * MON-FRI *'); // { pattern: '0 0,15,30,45 8,9,… * * 2,3,4,5,6 *', problems: [] }
 */
export const cronPattern = (text: string): CronPattern => {
  const texts = text.trim().toUpperCase().split(/\s+/);
  if (texts.length !== fields.length)
    return refusedFor(
      `Expected six fields (minutes, hours, day of month, month, day of week, year), as in cron(0 6 * * ? *); found ${String(text.trim() === '' ? 0 : texts.length)}`,
    );
  const [, , dayOfMonth, , dayOfWeek] = texts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    return refusedFor(
      'Expected ? either as day of month or as day of week, and the days in the other, as in cron(0 6 * * ? *) or cron(0 6 ? * MON-FRI *)',
    );
  const written = fields.map((field, index) => ({
    field,
    given: texts[index] ?? '',
    pattern: fieldPattern(field, texts[index] ?? ''),
  }));
  return {
    pattern: ['0', ...written.map(({ pattern }) => pattern)].join(' '),
    problems: written.flatMap(({ field, given, pattern }) =>
      pattern === undefined ? [`${field.name}: Expected ${field.expected}, found '${given.slice(0, 40)}'`] : [],
    ),
  };
};

const refusedFor = (problem: string): CronPattern => ({ pattern: '', problems: [problem] });

const dayOfMonthForms: Field['special'] = (text) => {
  if (text === '?') return '*';
  const [, day] = /^(\d{1,2})W$/.exec(text) ?? [];
  const isDay = Number(day) >= 1 && Number(day) <= 31;
  return text === 'L' || text === 'LW' || isDay ? text : undefined;
};

const dayOfWeekForms: Field['special'] = (text, numberOf) => {
  if (text === '?') return '*';
  if (text === 'L') return '7'; // the last day of the week
  const [, day = '', which] = /^(\w+?)(L|#[1-5])$/.exec(text) ?? [];
  const weekday = numberOf(day);
  if (which === undefined || weekday === undefined) return undefined;
  return `${String(weekday)}${which === 'L' ? '#L' : which}`;
};

const fields: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59, expected: '0 to 59, as in 0, 0,30 or 0/15' },
  { name: 'hours', from: 0, to: 23, expected: '0 to 23, as in 6, 6,18 or 8-18' },
  {
    name: 'day of month',
    from: 1,
    to: 31,
    special: dayOfMonthForms,
    expected: '1 to 31, L for the last day, 15W for the weekday nearest to the 15th, or ?',
  },
  {
    name: 'month',
    from: 1,
    to: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
    expected: '1 to 12 or JAN to DEC',
  },
  {
    name: 'day of week',
    from: 1,
    to: 7,
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    special: dayOfWeekForms,
    expected:
      '1 to 7 from Sunday or SUN to SAT, as in MON-FRI, 6L for the last Friday of a month, 2#1 for its first Monday, or ?',
  },
  { name: 'year', from: 1970, to: 2199, isEndless: true, expected: '1970 to 2199 or *' },
];

/** `undefined` for what EventBridge Scheduler refuses. */
const fieldPattern = (field: Field, text: string): string | undefined => {
  const { from, to, names = [], special } = field;
  const numberOf = (part: string): number | undefined => {
    const named = names.indexOf(part);
    const value = named >= 0 ? named + from : /^\d{1,4}$/.test(part) ? Number(part) : Number.NaN;
    return value >= from && value <= to ? value : undefined;
  };
  if (text === '*') return '*';
  const alone = special?.(text, numberOf);
  if (alone !== undefined) return alone;
  const values = text.split(',').map((part) => valuesOf(part, field, numberOf));
  return values.every((some) => some !== undefined) ? [...new Set(values.flat())].join(',') : undefined;
};

/** The values of `*`, `6`, `8-18`, `20-2` over midnight, and each of them with `/step`. */
const valuesOf = (
  part: string,
  { from, to, isEndless = false }: Field,
  numberOf: (text: string) => number | undefined,
): readonly number[] | undefined => {
  const [, first = '', last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/([1-9]\d{0,3}))?$/.exec(part) ?? [];
  const begin = first === '*' && last === undefined ? from : numberOf(first);
  const end = last === undefined ? (first === '*' || step !== undefined ? to : begin) : numberOf(last);
  if (begin === undefined || end === undefined || (end < begin && isEndless)) return undefined;
  const values: number[] = [];
  const size = to - from + 1;
  const through = end < begin ? end + size : end; // `FRI-MON` goes on with the field's first value
  for (let value = begin; value <= through; value += Number(step ?? 1)) values.push(value > to ? value - size : value);
  return values;
};
