import * as v from 'valibot';
import { type Side, sideSchema } from './side-schema.ts';

const cents = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366));
const difference = v.strictObject({ cents: v.optional(cents, 0), days: v.optional(days, 0) });

/** What can be wrong with a row or a pair of rows. */
export const breakKinds = [
  'only_file',
  'only_base',
  'amount',
  'date',
  'fields',
  'near',
  'copy',
  'key_repeated',
  'group_repeated',
  'ambiguous',
] as const;

export type BreakKind = (typeof breakKinds)[number];

/**
 * What a report calls a break. A pair whose amount and date both differ is two breaks. Of the rules with the same `when`
 * the first that fits decides; a break that fits no rule is not reported. The order of the rules is the order of the report.
 */
const breakRuleSchema = v.strictObject({
  when: v.picklist(breakKinds),
  /** Of an `amount`: only a difference of more cents than this. */
  above_cents: v.optional(cents, 0),
  /** Of a `date`: only a difference of more days than this. */
  above_days: v.optional(days, 0),
  type: v.pipe(v.string(), v.nonEmpty()),
  severity: v.picklist(['HIGH', 'MEDIUM', 'LOW']),
  /** A sentence for people. `{amount}` and `{days}` stand for the difference without its sign, `{fields}` for the columns of the file that differ. */
  detail: v.pipe(v.string(), v.nonEmpty()),
});

/** How two files are reconciled: how each is read, what matches, and what a difference is called. Keys are snake_case, because people write these documents. */
export const ruleDocumentSchema = v.strictObject({
  $schema: v.optional(v.string()),
  /** Names the rules in reports, for example `supplier-orders`. */
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case words with hyphens')),
  description: v.optional(v.string()),
  /** The file that arrives. */
  file: sideSchema,
  /** What it is compared with. @defaultValue written as `file` is */
  base: v.optional(sideSchema),
  match: v.strictObject({
    /** Two rows with the same key are TOLERATED up to this difference, and a break above it. */
    tolerance: v.optional(difference, {}),
    /** One row of either side against the sum of the other side's rows of its group. Absent: no groups. */
    group: v.optional(difference),
    /** Rows without a key, by party, amount and day. Absent: none. */
    near: v.optional(difference),
    /** What two equally near candidates mean: take the first by content, or ask a person. */
    ties: v.optional(v.picklist(['accept', 'ask']), 'ask'),
  }),
  /** Rows that nothing answered are compared again on the following days. Absent: each day stands alone. */
  carry_over: v.optional(
    v.strictObject({
      /** Items that are open for more days than this are in the notice. */
      alert_after_days: v.optional(days, 5),
    }),
  ),
  /** More bad rows than this share refuse the file. */
  bad_rows_percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 5),
  breaks: v.pipe(v.array(breakRuleSchema), v.nonEmpty()),
  output: v.optional(
    v.strictObject({
      /** The start of the CSV's name. */
      prefix: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'lower-case words with hyphens')), 'divergencias'),
      /** In amounts of the CSV. */
      decimal: v.optional(v.picklist(['.', ',']), '.'),
      /** Of numbers in sentences. */
      language: v.optional(v.picklist(['pt', 'es', 'en']), 'pt'),
    }),
    {},
  ),
});

export type BreakRule = v.InferOutput<typeof breakRuleSchema>;
/** Up to how many cents and days two amounts and dates may differ. */
export type Difference = v.InferOutput<typeof difference>;
type ParsedRules = v.InferOutput<typeof ruleDocumentSchema>;
/** A checked rule document, with every default in its place. */
export type RuleDocument = Omit<ParsedRules, 'base'> & { readonly base: Side };
