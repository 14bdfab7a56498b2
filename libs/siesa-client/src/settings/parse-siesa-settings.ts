import * as v from 'valibot';
import { type AddressRules, addressProblem } from '@siesa-integration/outgoing-http';
import type { SiesaClientOptions } from '../siesa-options.ts';
import { type SettingsResult, toSettingsIssues } from './settings-issue.ts';

/** What a client's configuration says of its Siesa: the part of `SiesaClientOptions` that is not a secret. */
export interface SiesaSettings
  extends Pick<SiesaClientOptions, 'dialect' | 'baseUrl' | 'connekta' | 'pageSize' | 'stock'> {
  readonly timezone: string;
}

/** Names of queries and columns reach SQL unescaped at the other end: letters, digits and underscores only. */
const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'letters, digits and underscores'));

/** A number, also as text: settings come from tables that people edit. */
const wholeNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/, 'a whole number'), v.transform(Number))]),
  v.safeInteger('a whole number'),
  v.minValue(1, 'a number from 1'),
);

const join = v.object({
  query: identifier,
  columns: v.pipe(v.array(identifier), v.minLength(1, 'at least one column')),
  pick: v.pipe(
    v.string(),
    v.regex(/^(?:first|(?:max|sum):[A-Za-z_][A-Za-z0-9_]{0,99})$/, 'first, max:COLUMN or sum:COLUMN'),
  ),
  where: v.optional(v.record(identifier, v.string())),
});

const timezone = v.pipe(v.string(), v.check(isTimezone, 'an IANA time zone, for example America/Bogota'));

const common = { timezone: v.optional(timezone, 'America/Bogota') };

const inventory = v.object({
  ...common,
  siesa_dialect: v.optional(v.literal('inventory'), 'inventory'),
  siesa_page_size: v.optional(v.pipe(wholeNumber, v.maxValue(1000, 'at most 1000'))),
  siesa_stock: v.optional(v.picklist(['row', 'endpoint']), 'row'),
});

const connektaSettings = v.object({
  ...common,
  siesa_dialect: v.literal('connekta'),
  siesa_company: wholeNumber,
  siesa_erp_company: wholeNumber,
  siesa_query: v.optional(identifier),
  siesa_query_kind: v.optional(v.picklist(['standard', 'dynamic']), 'standard'),
  siesa_page_size: v.optional(wholeNumber),
  siesa_joins: v.optional(v.array(join)),
  siesa_changed_column: v.optional(identifier),
});

const connekta = v.pipe(
  connektaSettings,
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
);

const dialects = v.variant('siesa_dialect', [inventory, connekta]);

/**
 * Reads what a client's configuration says of its Siesa. Names that are not Siesa's are passed over.
 *
 * @example
 * parseSiesaSettings({ siesa_api_url: 'https://cliente-a.siesa.com/api' }).value.dialect; // 'inventory'
 */
export const parseSiesaSettings = (configuration: unknown, rules: AddressRules = {}): SettingsResult<SiesaSettings> => {
  const address = v.safeParse(v.object({ siesa_api_url: addressSchema(rules) }), configuration);
  const parsed = v.safeParse(dialects, configuration);
  if (!address.success || !parsed.success) {
    return { ok: false, issues: toSettingsIssues([...(address.issues ?? []), ...(parsed.issues ?? [])]) };
  }
  const baseUrl = new URL(address.output.siesa_api_url);
  return {
    ok: true,
    value:
      parsed.output.siesa_dialect === 'connekta'
        ? toConnekta(baseUrl, parsed.output)
        : toInventory(baseUrl, parsed.output),
  };
};

const addressSchema = (rules: AddressRules) =>
  v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? addressProblem(dataset.value, rules) : undefined;
      if (problem !== undefined) addIssue({ message: `a public https address (${problem})` });
    }),
  );

const toInventory = (baseUrl: URL, settings: v.InferOutput<typeof inventory>): SiesaSettings => ({
  dialect: 'inventory',
  baseUrl,
  timezone: settings.timezone,
  stock: settings.siesa_stock,
  ...(settings.siesa_page_size !== undefined && { pageSize: settings.siesa_page_size }),
});

const toConnekta = (baseUrl: URL, settings: v.InferOutput<typeof connektaSettings>): SiesaSettings => ({
  dialect: 'connekta',
  baseUrl,
  timezone: settings.timezone,
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

/** Asking Intl costs more than all the rest of a configuration. */
const knownTimezones = new Set<string>();

function isTimezone(name: string): boolean {
  if (knownTimezones.has(name)) return true;
  try {
    knownTimezones.add(new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone && name);
    return true;
  } catch {
    return false;
  }
}
