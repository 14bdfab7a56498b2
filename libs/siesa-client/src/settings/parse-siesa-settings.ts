import { type AddressRules, addressProblem } from '@siesa-integration/outgoing-http';
import * as v from 'valibot';
import { siesaDialect, type SiesaDialectOptions, siesaDialects } from '../dialects/registry.ts';
import { type SettingsResult, toSettingsIssues } from './settings-issue.ts';

/** What rows are that share a key, and differ in content in the same second (`same_key`). */
export type SameKey = 'refuse' | 'newest' | 'sum';

/** What a client's configuration holds about its Siesa: the part of `SiesaClientOptions` that is not a secret, and `sameKey` for the reader of rows. */
export type SiesaSettings = SiesaDialectOptions & {
  readonly baseUrl: URL;
  readonly formerBaseUrls?: readonly URL[];
  readonly timezone: string;
  readonly totals: 'believe' | 'ignore';
  readonly sameKey: SameKey;
};

const dialectName = v.object({
  siesa_dialect: v.optional(v.picklist(siesaDialects.map(({ name }) => name)), siesaDialects[0].name),
});

/**
 * Reads what a client's configuration holds about its Siesa. Other names are ignored.
 *
 * @example
 * parseSiesaSettings({ siesa_api_url: 'https://cliente-a.siesa.com/api' }).value.dialect; // 'inventory'
 */
export const parseSiesaSettings = (configuration: unknown, rules: AddressRules = {}): SettingsResult<SiesaSettings> => {
  const common = v.safeParse(commonSettings(rules), configuration);
  const chosen = v.safeParse(dialectName, configuration);
  const own = chosen.success && siesaDialect(chosen.output.siesa_dialect);
  const parsed = own ? v.safeParse(own.settings, configuration) : undefined;
  if (!common.success || !chosen.success || !parsed?.success) {
    const issues = [common, chosen, parsed].flatMap((part): readonly v.BaseIssue<unknown>[] => part?.issues ?? []);
    return { ok: false, issues: toSettingsIssues(issues) };
  }
  return {
    ok: true,
    value: {
      dialect: chosen.output.siesa_dialect,
      baseUrl: new URL(common.output.siesa_api_url),
      timezone: common.output.timezone,
      totals: common.output.siesa_total,
      sameKey: common.output.same_key,
      ...(common.output.former_siesa_api_url !== undefined && {
        formerBaseUrls: [common.output.former_siesa_api_url].flat().map((address) => new URL(address)),
      }),
      ...parsed.output,
    } as SiesaSettings, // the name and the output come from one dialect
  };
};

/** An address that is compared and never called, so it may be one that has gone. */
const formerAddress = v.pipe(v.string(), v.url('an address'));

const commonSettings = (rules: AddressRules) =>
  v.object({
    siesa_api_url: v.pipe(
      v.string(),
      v.rawCheck(({ dataset, addIssue }) => {
        const problem = dataset.typed ? addressProblem(dataset.value, rules) : undefined;
        if (problem !== undefined) addIssue({ message: `a public https address (${problem})` });
      }),
    ),
    former_siesa_api_url: v.optional(v.union([formerAddress, v.array(formerAddress)])),
    siesa_total: v.optional(v.picklist(['believe', 'ignore']), 'believe'),
    same_key: v.optional(v.picklist(['refuse', 'newest', 'sum']), 'refuse'),
    timezone: v.optional(
      v.pipe(v.string(), v.check(isTimezone, 'an IANA time zone, for example America/Bogota')),
      'America/Bogota',
    ),
  });

/** Names that Intl accepted: asking it costs more than all the rest of a configuration. */
const knownTimezones = new Set<string>();

const isTimezone = (name: string): boolean => {
  if (knownTimezones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    knownTimezones.add(name);
    return true;
  } catch {
    return false;
  }
};
