import * as v from 'valibot';

const name = v.pipe(v.string(), v.nonEmpty());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const oneByte = v.pipe(v.string(), v.regex(/^[\t -~]$/, 'one ASCII character'));

/** A key that ends in `.csv` starts a run of its own. */
const totalSuffix = v.pipe(
  v.string(),
  v.regex(/^\.[A-Za-z0-9.]+$/, 'a suffix of ASCII letters, digits and dots that begins with a dot, such as ".total"'),
  v.check((suffix) => !/\.csv$/i.test(suffix), 'a suffix that does not end in ".csv"'),
);

export const dateFormats = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYYY/MM/DD',
  'DD/MM/YYYY',
  'DD-MM-YYYY',
  'DD.MM.YYYY',
  'MM/DD/YYYY',
] as const;

/** How the text of a file is written. Production never guesses one: `reconcile check` proposes it, a person declares it. */
export const dialectSchema = v.strictObject({
  /** `auto`: the byte order mark, else UTF-8 when the whole file is valid UTF-8, else Windows-1252. */
  encoding: v.optional(v.picklist(['auto', 'utf-8', 'windows-1252', 'utf-16']), 'auto'),
  delimiter: v.optional(oneByte, ';'),
  quote: v.optional(oneByte, '"'),
  decimal: v.optional(v.picklist(['.', ',']), '.'),
  /** Between thousands; empty: numbers have none. */
  group: v.optional(v.picklist(['', '.', ',', ' ', "'"]), ''),
  date_format: v.optional(v.picklist(dateFormats), 'YYYY-MM-DD'),
  /** How a negative amount is written. An empty list: amounts have no sign. */
  signs: v.optional(v.array(v.picklist(['leading', 'trailing', 'parentheses'])), ['leading']),
  /** A column whose text gives the sign, such as D and C. An amount beside it has no sign of its own. */
  sign_column: v.optional(
    v.strictObject({
      column: name,
      plus: v.pipe(v.array(v.string()), v.nonEmpty()),
      minus: v.pipe(v.array(v.string()), v.nonEmpty()),
    }),
  ),
  /** Lines before the header. */
  skip_lines: v.optional(count, 0),
  /** The last row, whose first column is `marker`: it holds the sum in the amount's column, and perhaps the number of rows in another. */
  footer: v.optional(v.strictObject({ marker: name, rows_in: v.optional(name) })),
  /** Of the file beside this one that holds its sum, and perhaps its number of rows: what its name has after the name of this one. */
  total_file: v.optional(totalSuffix),
  /** What a file without rows means: a mistake, or a day without business. */
  no_rows: v.optional(v.picklist(['refuse', 'accept']), 'refuse'),
});

const textColumnSchema = v.strictObject({
  column: name,
  /** Whether a row may leave it empty. */
  optional: v.optional(v.boolean(), false),
  /** In characters. */
  min_length: v.optional(count, 0),
  max_length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 200),
  starts_with: v.optional(v.string(), ''),
  /** Only where another system writes the same number without them. */
  strip_leading_zeros: v.optional(v.boolean(), false),
});

const mostCompared = 20;

const safeCents = v.pipe(v.number(), v.safeInteger());

/** One of the two files: how it is written, and which of its columns means what. */
export const sideSchema = v.strictObject({
  dialect: v.optional(dialectSchema, {}),
  columns: v.strictObject({
    /** Whose row it is: a supplier, an account. */
    party: v.optional(textColumnSchema),
    /** What both sides call the same thing. A row without one is matched by amount and day. */
    key: v.optional(textColumnSchema),
    /** A person's or a company's name, which reports mask. */
    name: v.optional(textColumnSchema),
    asset: v.optional(textColumnSchema),
    /** The batch or payout that several rows belong to. */
    group: v.optional(textColumnSchema),
    date: v.optional(
      v.strictObject({
        column: name,
        /** After the business date; absent: any date. */
        latest_days_ahead: v.optional(count),
      }),
    ),
    /** Absent: rows have no amounts, and only a key can match them. */
    amount: v.optional(
      v.strictObject({
        column: name,
        min_cents: v.optional(safeCents),
        max_cents: v.optional(safeCents),
      }),
    ),
  }),
  /**
   * Columns whose texts are compared where a key has matched, in the same order on both sides. An empty text of the base is compared with nothing, because the
   * base does not know it.
   */
  compared_columns: v.optional(v.pipe(v.array(name), v.maxLength(mostCompared)), []),
  /** Columns of the header that are not read. Any other unknown column refuses the file. */
  ignored_columns: v.optional(v.array(name), []),
});

export type Side = v.InferOutput<typeof sideSchema>;
export type Dialect = Side['dialect'];
export type TextColumn = v.InferOutput<typeof textColumnSchema>;
