import { settingsInvalid } from '../../siesa-errors.ts';

/** Which rows of a query to read. It holds only numbers, a column name and a date, because the filter reaches SQL unescaped at the other end. */
export interface ConnektaFilter {
  /** The ERP's company, because companies share one database. */
  readonly erpCompany: number;
  /** Rows after this item. */
  readonly after?: string;
  /** Rows of these items, both inclusive. */
  readonly items?: { readonly first: string; readonly last: string };
  /** Rows changed since, inclusive: local time as `YYYYMMDD HH:mm:ss`. */
  readonly changed?: { readonly column: string; readonly since: string };
}

/**
 * Writes Connekta's `parametros`.
 *
 * @throws {@link ConfigurationInvalid} when a part is not what its kind allows: nothing that could end a quote is ever sent.
 *
 * @example
 * connektaFilter({ erpCompany: 1, after: '1204' }); // 'f120_id_cia=1 and f120_id > 1204'
 */
export const connektaFilter = ({ erpCompany, after, items, changed }: ConnektaFilter): string =>
  [
    `f120_id_cia=${whole(String(erpCompany))}`,
    ...(after === undefined ? [] : [`f120_id > ${whole(after)}`]),
    ...(items ? [`f120_id >= ${whole(items.first)}`, `f120_id <= ${whole(items.last)}`] : []),
    ...(changed
      ? [
          `${matching(changed.column, /^[A-Za-z_]\w{0,99}$/, 'a column name')} >= ''${matching(changed.since, /^\d{8} \d{2}:\d{2}:\d{2}$/, 'a date')}''`,
        ]
      : []), // two single quotes, each side
  ].join(' and ');

const whole = (text: string): string => matching(text, /^\d{1,18}$/, 'a whole number');

const matching = (text: string, pattern: RegExp, what: string): string => {
  if (!pattern.test(text))
    throw settingsInvalid(
      `'${text.slice(0, 40)}' is not ${what}, which Connekta's filter needs. Correct the client's settings.`,
    );
  return text;
};
