import type { SiesaRow } from '../../siesa-client.ts';
import { settingsInvalid } from '../../siesa-errors.ts';

interface CompanyGuard {
  readonly query: string;
  /** The ERP's company of this client. */
  readonly erpCompany: number;
  /** The column that holds it, or `none`. @defaultValue the one whose name ends in `_id_cia`, `f120_id_cia` first */
  readonly column: string | undefined;
  /** The setting that names the column, for messages. */
  readonly setting: string;
}

/**
 * Keeps the rows of the client's own company, because companies share one database and a filter may be passed over. Pure.
 *
 * @throws {@link ConfigurationInvalid} when no row has a column for the company, or no row is of this company.
 */
export const ownRows = (
  rows: readonly SiesaRow[],
  { query, erpCompany, column: named, setting }: CompanyGuard,
): { readonly rows: readonly SiesaRow[]; readonly foreignRows: number } => {
  if (named === 'none' || rows.length === 0) return { rows, foreignRows: 0 };
  const column = named ?? companyColumnOf(rows);
  if (column === undefined || !rows.some((row) => column in row))
    throw settingsInvalid(
      `No row of the query '${query}' has ${named === undefined ? 'a column for the company (…_id_cia)' : `the column '${named}'`}, so another company's rows could not be told apart. Add the column to the query, or name it in ${setting} ("none" where this database holds one company alone).`,
      'SIESA_QUERY',
    );
  const own = rows.filter((row) => companyOf(row[column]) === String(erpCompany));
  if (own.length === 0)
    throw settingsInvalid(
      `All ${String(rows.length)} rows of an answer to the query '${query}' are of another company (${column} ${othersIn(rows, column)}), and siesa_erp_company is ${String(erpCompany)}. Correct siesa_erp_company, or let the query return this company alone.`,
      'SIESA_QUERY',
    );
  return { rows: own, foreignRows: rows.length - own.length };
};

const companyColumnOf = (rows: readonly SiesaRow[]): string | undefined => {
  const names = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => /(?:^|_)id_cia$/i.test(name))));
  return names.has('f120_id_cia') ? 'f120_id_cia' : [...names].at(0);
};

const companyOf = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string'
    ? String(value)
        .trim()
        .replace(/^0+(?=\d)/, '')
    : '';

const othersIn = (rows: readonly SiesaRow[], column: string): string =>
  [...new Set(rows.map((row) => companyOf(row[column]) || 'empty'))].slice(0, 3).join(', ');
