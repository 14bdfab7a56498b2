import { siesaTimeMs, wallClock } from '../../reading/local-time.ts';
import type { SiesaCaller } from '../../calls/siesa-caller.ts';
import type { SiesaRow } from '../../siesa-client.ts';
import type { SiesaDialect } from '../dialect.ts';
import { settingsInvalid } from '../../siesa-errors.ts';
import type { ConnektaSettings, SiesaClientOptions } from '../../siesa-options.ts';
import { createConnektaApi } from './connekta-api.ts';
import type { ConnektaFilter } from './connekta-filter.ts';
import { connektaPages } from './connekta-pages.ts';
import { connektaRowModified, itemKey } from './connekta-row.ts';
import { createConnektaSource } from './connekta-source.ts';

const stockQuery = 'API_v2_Inventarios_InvFecha';

/** Siesa Cloud's Connekta: queries with keys and tokens, pages by item key. */
export const connektaDialect = (options: SiesaClientOptions, caller: SiesaCaller): SiesaDialect => {
  const { connekta: settings, timezone = 'America/Bogota', prefetch = 3 } = options;
  if (!settings)
    throw settingsInvalid(
      "Dialect 'connekta' needs the option 'connekta'. Give it at least the company and the ERP's company.",
    );
  const source = createConnektaSource(settings, timezone, createConnektaApi(options, settings, caller));
  const changedSince = (since: string | undefined): ConnektaFilter['changed'] => filterOf(settings, since, timezone);

  return {
    narrows: narrowsReads(settings),
    rowId: itemKey,
    rowModified: (row) => connektaRowModified(row, timezone),
    pages: ({ modifiedSince, from = {}, ...call } = {}) => {
      const changed = changedSince(modifiedSince);
      return connektaPages(source, { ...call, from, prefetch, ...(changed && { changed }) });
    },
    product: async (id, call = {}) => {
      const key = itemKey({ f120_id: id });
      if (key === undefined) return undefined; // no item has such a key, and it must not reach a filter
      const { rows } = await source.readItems({ items: { first: key, last: key } }, 1, call);
      const [row] = await source.join(rows.filter((item) => itemKey(item) === key).slice(0, 1), call);
      return row;
    },
    stock: async function* ({ warehouseId, productId, from, ...call } = {}) {
      const wanted = (row: SiesaRow): boolean =>
        (warehouseId === undefined || row['f150_id'] === warehouseId.trim()) &&
        (productId === undefined || itemKey(row) === itemKey({ f120_id: productId }));
      for await (const page of source.readQuery(stockQuery, from?.page ?? 1, call))
        yield { ...page, rows: page.rows.filter(wanted) };
    },
  };
};

/** `f120_ts` does not move when stock or a barcode changes: with joins an incremental read brings everything (docs/reference/siesa.md#connekta-incremental). */
const narrowsReads = ({ changedColumn, joins = [] }: ConnektaSettings): boolean =>
  changedColumn !== undefined && joins.length === 0;

const filterOf = (
  settings: ConnektaSettings,
  since: string | undefined,
  timezone: string,
): ConnektaFilter['changed'] => {
  const moment = since === undefined ? undefined : siesaTimeMs(since, timezone);
  return settings.changedColumn === undefined || moment === undefined || !narrowsReads(settings)
    ? undefined
    : { column: settings.changedColumn, since: wallClock(moment, timezone) };
};
