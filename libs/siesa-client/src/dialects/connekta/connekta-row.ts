import { siesaTimeMs, withZone } from '../../reading/local-time.ts';
import type { SiesaRow } from '../../siesa-client.ts';
import type { RowStyle } from '../../reading/to-rows.ts';

/** The key of an item in every query: digits, without leading zeros; `undefined` when the row has none. */
export const itemKey = (row: SiesaRow): string | undefined => {
  const id = row['f120_id'];
  const text = typeof id === 'number' ? String(id) : typeof id === 'string' ? id.trim().replace(/^0+(?=\d)/, '') : '';
  return /^\d{1,18}$/.test(text) ? text : undefined;
};

/** Orders two keys: digits without leading zeros. */
export const compareKeys = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** How Connekta writes text: char columns padded with blanks, times local and without a zone. */
export const connektaStyle = (timezone: string): RowStyle => ({
  text: (value) => {
    const text = value.trim();
    return text.length >= 19 && text.charCodeAt(10) === 84 /* T */ ? withZone(text, timezone) : text;
  },
});

/** When a row last changed, by its own column, in UTC. */
export const connektaRowModified = (row: SiesaRow, timezone: string): string | undefined => {
  const text = row['f120_ts'];
  const moment = typeof text === 'string' ? siesaTimeMs(text, timezone) : undefined;
  return moment === undefined ? undefined : new Date(moment).toISOString();
};
