import { settingsInvalid } from '../../siesa-errors.ts';

/** Which rows of a query to read. It holds only numbers, column names, a date and codes, because the filter reaches SQL unescaped at the other end. */
export interface ConnektaFilter {
  /** The ERP's company, because companies share one database; absent where the query has no column for it. */
  readonly company?: { readonly column: string; readonly id: number };
  /** The column that `from` and `items` are about. @defaultValue `f120_id` */
  readonly keyColumn?: string;
  /** Rows from this key on, itself included. */
  readonly from?: string;
  /** Rows of these keys, both inclusive. */
  readonly items?: { readonly first: string; readonly last: string };
  /** Rows with this code. */
  readonly equals?: { readonly column: string; readonly code: string };
  /** Rows changed since, inclusive: local time as `YYYYMMDD HH:mm:ss`. */
  readonly changed?: { readonly column: string; readonly since: string };
}

/**
 * Writes Connekta's `parametros`.
 *
 * @throws {@link ConfigurationInvalid} when a part is not what its kind allows: nothing that could end a quote is ever sent.
 *
 * @example
 * connektaFilter({ company: { column: 'f120_id_cia', id: 1 }, from: '1204' }); // 'f120_id_cia=1 and f120_id > 1203'
 */
export const connektaFilter = ({
  company,
  keyColumn = 'f120_id',
  from,
  items,
  equals,
  changed,
}: ConnektaFilter): string =>
  [
    ...(company ? [`${name(company.column)}=${whole(String(company.id))}`] : []),
    ...(from === undefined || from === '0' ? [] : [`${name(keyColumn)} > ${String(BigInt(whole(from)) - 1n)}`]),
    ...(items ? [`${name(keyColumn)} >= ${whole(items.first)}`, `${name(keyColumn)} <= ${whole(items.last)}`] : []),
    ...(equals ? [`${name(equals.column)} = ''${matching(equals.code, safeCode, 'a code')}''`] : []), // two single quotes, each side
    ...(changed
      ? [`${name(changed.column)} >= ''${matching(changed.since, /^\d{8} \d{2}:\d{2}:\d{2}$/, 'a date')}''`]
      : []),
  ].join(' and ');

const safeCode = /^[A-Za-z0-9](?:[A-Za-z0-9 ._/]|-(?!-)){0,59}$/;

const name = (text: string): string => matching(text, /^[A-Za-z_]\w{0,99}$/, 'a column name');

const whole = (text: string): string => matching(text, /^\d{1,18}$/, 'a whole number');

const matching = (text: string, pattern: RegExp, what: string): string => {
  if (!pattern.test(text))
    throw settingsInvalid(
      `'${text.slice(0, 40)}' is not ${what}, which Connekta's filter needs. Correct the client's settings.`,
    );
  return text;
};
