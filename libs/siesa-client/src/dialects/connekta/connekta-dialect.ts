import { siesaTimeMs, wallClock } from '../../reading/local-time.ts';
import { rowProblems } from '../../reading/row-problems.ts';
import type { SiesaCaller } from '../../calls/siesa-caller.ts';
import type { SiesaRow } from '../../siesa-client.ts';
import type { SiesaBaseOptions } from '../../siesa-options.ts';
import type { DialectReader, SiesaDialect, SiesaReader } from '../dialect.ts';
import { connektaAddress } from './connekta-address.ts';
import { createConnektaApi } from './connekta-api.ts';
import type { ConnektaFilter } from './connekta-filter.ts';
import { createConnektaJoins } from './connekta-joins.ts';
import { connektaPages } from './connekta-pages.ts';
import { connektaRowModified, keyOf } from './connekta-row.ts';
import { createFindItem } from './find-item.ts';
import {
  type ConnektaJoin,
  type ConnektaOptions,
  connektaSettings,
  type ConnektaSettings,
  itemsKey,
  itemsQuery,
  joinName,
} from './connekta-settings.ts';
import { connektaRowsACall, createConnektaSource } from './connekta-source.ts';

const stockQuery = 'API_v2_Inventarios_InvFecha';

/**
 * What the example mappings read besides the item: the unit's barcode; the stock of warehouse NB1, and the location of most of it.
 *
 * @internal
 */
export const connektaExampleJoins = [
  { query: 'API_v2_ItemsBarras', columns: ['f131_id'], pick: 'first', where: { f131_id_unidad_medida: 'UND' } },
  {
    query: stockQuery,
    columns: ['f400_cant_existencia_1', 'f400_id_ubicacion_aux'],
    pick: 'sum:f400_cant_existencia_1',
    where: { f150_id: 'NB1' },
  },
] as const satisfies readonly ConnektaJoin[];

/** Siesa Cloud's Connekta: queries with keys and tokens, pages by item key. */
export const connektaDialect: SiesaDialect<'connekta', ConnektaOptions> = {
  name: 'connekta',
  title: 'Siesa Cloud, Connekta (ConniKey and ConniToken)',
  settings: connektaSettings,
  keys: [
    { key: 'conniKey', names: ['conni_key', 'conniKey'], title: 'ConniKey', question: 'ConniKey:' },
    { key: 'conniToken', names: ['conni_token', 'conniToken'], title: 'ConniToken', question: 'ConniToken:' },
  ],
  identity: ({
    connekta: { company, erpCompany, query = itemsQuery, queryKind = 'standard', key = itemsKey, ...gateway },
  }) =>
    [
      `company ${String(company)}`,
      `ERP company ${String(erpCompany)}`,
      `${queryKind} query ${query}`,
      `key ${key.join(' + ')}`,
      ...gatewayIdentity(gateway),
    ].join(', '),
  addressOf: connektaAddress,
  mostCallsAtOnce: 3, // docs/reference/siesa.md#dialect-connekta
  firstAttemptMs: 150_000, // a first call took 108 s while Connekta started
  joinedRowsACall: ({ connekta: { joins = [], ...settings } }) =>
    [...new Set(joins.map(({ query }) => query))].map((query) => connektaRowsACall(query, settings)), // two joins may use one query, which is read once
  joinedLists: ({ connekta: { joins = [], key = itemsKey } }) =>
    joins.map((join) => ({
      name: joinName(join),
      list: join.query,
      sums: join.pick.startsWith('sum:'),
      on: (join.on ?? key)[0] ?? '',
      ...(join.where && { where: join.where }),
      ...(join.whenMissing !== undefined && { whenMissing: join.whenMissing }),
      isReadBy: (url) => url.searchParams.get('descripcion') === join.query,
    })),
  companyUnchecked: ({ connekta: { query = itemsQuery, companyColumn, joins = [] } }) => [
    ...(companyColumn === 'none' ? [{ list: query, setting: '"siesa_company_column": "none"' }] : []),
    ...joins
      .filter((join) => join.companyColumn === 'none')
      .map((join) => ({ list: join.query, setting: '"company_column": "none" in siesa_joins' })),
  ],
  newClient: {
    questions: [
      { setting: 'siesa_company', message: 'Connekta company (idCompania):', answer: 'wholeNumber' },
      {
        setting: 'siesa_erp_company',
        message: 'Company in the ERP (f120_id_cia):',
        answer: 'wholeNumber',
        suggested: '1',
      },
    ],
    settings: { siesa_joins: connektaExampleJoins },
    settingsWithoutStock: { siesa_joins: connektaExampleJoins.filter(({ query }) => query !== stockQuery) },
    mapping: 'connekta',
  },
};

/** Behind one address a gateway may have several Siesas: its path, or a header such as `tenant_id`, chooses between them. */
const gatewayIdentity = ({ path, headers = {} }: Pick<ConnektaSettings, 'path' | 'headers'>): readonly string[] => [
  ...(path === undefined ? [] : [`path ${path}`]),
  ...Object.entries(headers)
    .map(([name, value]) => `${name.toLowerCase()} ${value}`)
    .sort(),
];

export const connektaReader: DialectReader<ConnektaOptions> = {
  create: (options, caller) => createConnektaReader(options, caller),
};

const createConnektaReader = (options: SiesaBaseOptions & ConnektaOptions, caller: SiesaCaller): SiesaReader => {
  const { connekta: settings, timezone = 'America/Bogota', totals = 'believe', prefetch = 3 } = options;
  const source = createConnektaSource(settings, { timezone, totals }, createConnektaApi(options, settings, caller));
  const join = createConnektaJoins(source, settings.joins ?? []);
  const findItem = createFindItem(source);
  const rowId = (row: SiesaRow): string | undefined => keyOf(row, source.key);

  return {
    narrows: narrowsReads(settings),
    rowId,
    rowModified: (row) => connektaRowModified(row, timezone, settings.changedColumn),
    rowProblems,
    pages: ({ modifiedSince, from = {}, ...call } = {}) => {
      const changed = filterOf(settings, modifiedSince, timezone);
      return connektaPages(source, {
        ...call,
        from,
        prefetch,
        join,
        stamp: settings.changedColumn,
        ...(changed && { changed }),
      });
    },
    product: async (id, call = {}) => {
      const row = await findItem(id, call);
      return row && (await join([row], call)).rows[0];
    },
    stock: async function* ({ warehouseId, productId, from, ...call } = {}) {
      const wanted = (row: SiesaRow): boolean =>
        (warehouseId === undefined || row['f150_id'] === warehouseId.trim()) &&
        (productId === undefined || keyOf(row, ['f120_id']) === keyOf({ f120_id: productId }, ['f120_id']));
      for await (const page of source.readOther(
        { query: stockQuery, companyColumn: undefined },
        {},
        from?.page ?? 1,
        call,
      ))
        yield { ...page, rows: page.rows.filter(wanted) };
    },
  };
};

/** `f120_ts` does not change with stock or a barcode, so with joins an incremental read returns everything (docs/reference/siesa.md#connekta-incremental); so it does where the query takes no filter. */
const narrowsReads = ({ changedColumn, joins = [], queryKind, dynamicVersion }: ConnektaSettings): boolean =>
  changedColumn !== undefined && joins.length === 0 && (queryKind !== 'dynamic' || dynamicVersion === 'v3.1');

const filterOf = (
  settings: ConnektaSettings,
  since: string | undefined,
  timezone: string,
): ConnektaFilter['changed'] => {
  const instant = since === undefined ? undefined : siesaTimeMs(since, timezone);
  return settings.changedColumn === undefined || instant === undefined || !narrowsReads(settings)
    ? undefined
    : { column: settings.changedColumn, since: wallClock(instant, timezone) };
};
