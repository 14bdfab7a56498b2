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
}

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
});

const fields = v.object({
  siesa_company: wholeNumber,
  siesa_erp_company: wholeNumber,
  siesa_query: v.optional(identifier),
  siesa_query_kind: v.optional(v.picklist(['standard', 'dynamic']), 'standard'),
  siesa_page_size: v.optional(wholeNumber),
  siesa_joins: v.optional(v.array(join)),
  siesa_changed_column: v.optional(identifier),
});

const toOptions = (settings: v.InferOutput<typeof fields>): ConnektaOptions => ({
  connekta: {
    company: settings.siesa_company,
    erpCompany: settings.siesa_erp_company,
    queryKind: settings.siesa_query_kind,
    ...(settings.siesa_query !== undefined && { query: settings.siesa_query }),
    ...(settings.siesa_page_size !== undefined && { pageSize: settings.siesa_page_size }),
    ...(settings.siesa_joins && {
      joins: settings.siesa_joins.map(({ where, ...rest }) => ({ ...rest, ...(where && { where }) })),
    }),
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
      [['siesa_joins'], ['siesa_changed_column']],
      ({ siesa_joins: joins = [], siesa_changed_column: column }) => column === undefined || joins.length === 0,
      'absent where siesa_joins is there: a change of stock or of a barcode does not move it',
    ),
    ['siesa_changed_column'],
  ),
  v.transform(toOptions),
);
