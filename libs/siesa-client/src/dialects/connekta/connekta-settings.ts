import * as v from 'valibot';
import { wholeNumber } from '../../settings/whole-number.ts';

/** Rows of another query that join each item. */
export interface ConnektaJoin {
  /** The query to read, for example `API_v2_ItemsBarras`. */
  readonly query: string;
  /** Columns that join the item, as `QUERY.COLUMN`. */
  readonly columns: readonly string[];
  /** Which of an item's rows counts: `first`, the one with the largest value (`max:COLUMN`), or the sum over all (`sum:COLUMN`). */
  readonly pick: string;
  /** Only rows in which each of these columns has this text. */
  readonly where?: Readonly<Record<string, string>>;
  /** Columns that join a row to its item. @defaultValue the key of the items */
  readonly on?: readonly string[];
  /** The column of this query that holds the ERP's company, or `none`. @defaultValue the one whose name ends in `_id_cia` */
  readonly companyColumn?: string;
  /** What a sum is for an item without any row, or with a row whose value is not a number. @defaultValue unknown: such an item is not sent */
  readonly whenMissing?: 0;
}

/** A join as reports name it: its query, and its `where`. */
export const joinName = ({ query, where = {} }: ConnektaJoin): string =>
  [query, ...Object.entries(where).map(([column, text]) => `${column}=${text}`)].join(' ');

/** The query of the items, where the settings name none. */
export const itemsQuery = 'API_v2_Items';

/** The columns that make one of its rows one item. */
export const itemsKey: readonly string[] = ['f120_id'];

/** What dialect `connekta` needs beyond address and keys. */
export interface ConnektaSettings {
  /** Connekta's own company (`idCompania`). */
  readonly company: number;
  /** The ERP's company (`f120_id_cia`). */
  readonly erpCompany: number;
  /** @defaultValue `API_v2_Items` */
  readonly query?: string;
  /** @defaultValue `standard` */
  readonly queryKind?: 'standard' | 'dynamic';
  /** Columns that together make a row one item; the first orders the pages. @defaultValue `f120_id` */
  readonly key?: readonly string[];
  /** The column that holds the ERP's company, or `none` where the query has none. @defaultValue the one whose name ends in `_id_cia` */
  readonly companyColumn?: string;
  /** Version of the dynamic queries: only `v3.1` takes a filter, with 100 rows a page. @defaultValue `v3` */
  readonly dynamicVersion?: 'v3' | 'v3.1';
  /** Path of the queries, where a gateway has another one. @defaultValue `/api/siesa/v3` for standard, `/api/connekta/v3` for dynamic queries */
  readonly path?: string;
  /** Further headers of each call, for a gateway: never a secret. @defaultValue none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @defaultValue 100, or 1000 for dynamic queries: also the maximum */
  readonly pageSize?: number;
  /** @defaultValue none */
  readonly joins?: readonly ConnektaJoin[];
  /** Narrows an incremental read, for example `f120_ts`; only without joins. @defaultValue none: every read returns everything */
  readonly changedColumn?: string;
}

/** What dialect `connekta` adds to `createSiesaClient`. */
export interface ConnektaOptions {
  readonly connekta: ConnektaSettings;
}

/** Names of queries and columns reach SQL unescaped at the other end: letters, digits and underscores only. */
const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'letters, digits and underscores'));

const join = v.object({
  query: identifier,
  columns: v.pipe(v.array(identifier), v.minLength(1, 'at least one column')),
  pick: v.pipe(
    v.string(),
    v.regex(/^(?:first|(?:max|sum):[A-Za-z_][A-Za-z0-9_]{0,99})$/, 'first, max:COLUMN or sum:COLUMN'),
  ),
  where: v.optional(v.record(identifier, v.string())),
  on: v.optional(v.pipe(v.array(identifier), v.minLength(1, 'at least one column'))),
  company_column: v.optional(identifier),
  when_missing: v.optional(v.literal(0)),
});

/** Headers that a gateway may want and that are no secret. */
const gatewayHeaders = ['client_id', 'client-id', 'x-client-id', 'tenant_id', 'x-tenant-id'] as const;

const headers = v.record(
  v.pipe(v.string(), v.toLowerCase(), v.picklist(gatewayHeaders)),
  v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,200}$/, 'a value without blanks or line breaks')),
);

const path = v.pipe(
  v.string(),
  v.regex(/^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]{1,60}){1,10}\/?$/, "a path such as '/api/siesa/v3'"),
);

const fields = v.object({
  siesa_company: wholeNumber,
  siesa_erp_company: wholeNumber,
  siesa_query: v.optional(identifier),
  siesa_query_kind: v.optional(v.picklist(['standard', 'dynamic']), 'standard'),
  siesa_page_size: v.optional(wholeNumber),
  siesa_joins: v.optional(v.array(join)),
  siesa_changed_column: v.optional(identifier),
  siesa_key: v.optional(
    v.pipe(v.array(identifier), v.minLength(1, 'at least one column'), v.maxLength(6, 'at most 6')),
  ),
  siesa_company_column: v.optional(identifier),
  siesa_dynamic_version: v.optional(v.picklist(['v3', 'v3.1']), 'v3'),
  siesa_path: v.optional(path),
  siesa_headers: v.optional(headers),
});

const toOptions = (settings: v.InferOutput<typeof fields>): ConnektaOptions => ({
  connekta: {
    company: settings.siesa_company,
    erpCompany: settings.siesa_erp_company,
    queryKind: settings.siesa_query_kind,
    ...(settings.siesa_query !== undefined && { query: settings.siesa_query }),
    ...(settings.siesa_page_size !== undefined && { pageSize: settings.siesa_page_size }),
    ...(settings.siesa_joins && {
      joins: settings.siesa_joins.map(({ where, on, company_column, when_missing, ...rest }) => ({
        ...rest,
        ...(where && { where }),
        ...(on && { on }),
        ...(company_column !== undefined && { companyColumn: company_column }),
        ...(when_missing !== undefined && { whenMissing: when_missing }),
      })),
    }),
    dynamicVersion: settings.siesa_dynamic_version,
    ...(settings.siesa_key && { key: settings.siesa_key }),
    ...(settings.siesa_company_column !== undefined && { companyColumn: settings.siesa_company_column }),
    ...(settings.siesa_path !== undefined && { path: settings.siesa_path }),
    ...(settings.siesa_headers && { headers: settings.siesa_headers }),
    ...(settings.siesa_changed_column !== undefined && { changedColumn: settings.siesa_changed_column }),
  },
});

/** The dialect's part of a client's document. */
export const connektaSettings = v.pipe(
  fields,
  v.forward(
    v.partialCheck(
      [['siesa_query_kind'], ['siesa_page_size']],
      ({ siesa_query_kind: kind, siesa_page_size: size }) =>
        size === undefined || size <= (kind === 'dynamic' ? 1000 : 100),
      'at most 100, or 1000 for dynamic queries',
    ),
    ['siesa_page_size'],
  ),
  v.forward(
    v.partialCheck(
      [['siesa_query_kind'], ['siesa_dynamic_version'], ['siesa_page_size']],
      ({ siesa_query_kind: kind, siesa_dynamic_version: version, siesa_page_size: size = 1 }) =>
        kind !== 'dynamic' || version !== 'v3.1' || size <= 100,
      'at most 100 for dynamic queries of version v3.1',
    ),
    ['siesa_page_size'],
  ),
  v.forward(
    v.partialCheck(
      [['siesa_query_kind'], ['siesa_dynamic_version'], ['siesa_changed_column']],
      ({ siesa_query_kind: kind, siesa_dynamic_version: version, siesa_changed_column: column }) =>
        column === undefined || kind !== 'dynamic' || version === 'v3.1',
      'absent for dynamic queries of version v3, which take no filter',
    ),
    ['siesa_changed_column'],
  ),
  v.forward(
    v.partialCheck(
      [['siesa_joins'], ['siesa_changed_column']],
      ({ siesa_joins: joins = [], siesa_changed_column: column }) => column === undefined || joins.length === 0,
      'absent where siesa_joins is there: a change of stock or of a barcode does not move it',
    ),
    ['siesa_changed_column'],
  ),
  v.transform(toOptions),
);
