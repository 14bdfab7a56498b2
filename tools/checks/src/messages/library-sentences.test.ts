import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceIn, stepIn } from '@siesa-integration/operator/messages';
import { describe, expect, it } from 'vitest';
import { type SourceSentence, sentencesIn } from './sentences-in-source.ts';

const libs = join(import.meta.dirname, '../../../../libs');

/** Files whose sentences operators read: in tables, checks and refusals. */
const read = [
  'canonical-model/src/**/*.ts',
  'destination-adapter/src/{definition,each,http,send}/*.ts',
  'field-mapping/src/**/*.ts',
  'kong-adapter/src/**/*.ts',
  'outgoing-http/src/guard/*.ts',
  'siesa-client/src/{calls,dialects,reading,settings}/**/*.ts',
  'siesa-client/src/siesa-errors.ts',
  'sync-pipeline/src/configuration/*.ts',
  'sync-pipeline/src/errors.ts',
  'sync-pipeline/src/run/*.ts',
  'sync-pipeline/src/stages/extract/rows/*.ts',
  'sync-pipeline/src/stages/load/*.ts',
  'sync-pipeline/src/stages/summarize/judge-run.ts',
  'wms-adapter/src/**/*.ts',
  'workflow-contract/src/client-id.ts',
  'workflow-contract/src/schedules/*.ts',
];

/** The questions of a new client have codes of their own. */
const unread = /\.test\.ts$|\/(?:testing|fake|conformance)\/|new-client\.ts$|-dialect\.ts$/;

/** How a part of a sentence begins, and a whole sentence with it. */
const parts: readonly (readonly [part: string, whole: string])[] = [
  ['none of them', 'x: expected siesa_field, expression, constant or default, found none of them'],
  ['keys that belong to none', 'x: expected one of a, b, found keys that belong to none'],
  ['a constant and ', 'x: expected a constant alone, found a constant and siesa_field'],
  [
    '${meant} As it is',
    "x: expected a field of this document, found y; did you mean 'z'? As it is, every product gets it",
  ],
  ['${missing} is missing', 'x: record["f_a"] is missing in record.f_a * 2'],
  ['an expression that can be used', 'x: expected an expression that can be used, found !'],
  ['a condition that is true', 'x: expected a condition that is true or false, found 1'],
  ['more than ${String(workAllowed)}', 'x: expected an expression that needs less work, found more than 7 steps in a'],
  ['The mapping document', "The mapping document 'a' has 1 problem. Correct it and try again.\n- x: expected JSON"],
  ['${subject} has ${count}', 'The mapping document has 12 problems. Correct it and try again.\n- and 2 more'],
  ['${separator} other than', "x: expected one character, neither a digit nor a sign other than ',', found ,"],
  ['a list of ${String(value.length)}', 'x: expected a number, received a list of 3'],
  ['0 to 59', "minutes: Expected 0 to 59, as in 0, 0,30 or 0/15, found '99'"],
  ['0 to 23', "hours: Expected 0 to 23, as in 6, 6,18 or 8-18, found '99'"],
  [
    'day of month',
    "day of month: Expected 1 to 31, L for the last day, 15W for the weekday nearest to the 15th, or ?, found 'A'",
  ],
  [
    '1 to 31',
    "day of month: Expected 1 to 31, L for the last day, 15W for the weekday nearest to the 15th, or ?, found 'A'",
  ],
  ['1 to 12', "month: Expected 1 to 12 or JAN to DEC, found '13'"],
  [
    'day of week',
    "day of week: Expected 1 to 7 from Sunday or SUN to SAT, as in MON-FRI, 6L for the last Friday of a month, 2#1 for its first Monday, or ?, found '8'",
  ],
  [
    '1 to 7',
    "day of week: Expected 1 to 7 from Sunday or SUN to SAT, as in MON-FRI, 6L for the last Friday of a month, 2#1 for its first Monday, or ?, found '8'",
  ],
  [
    'it is not valid yet',
    "The certificate of 'a.example' is refused, so nothing was sent: it is not valid yet; see whether this machine's clock is right, else ask the host's owner to install a current one (CERT_NOT_YET_VALID).",
  ],
  [
    'it is for another name',
    "The certificate of 'a.example' is refused, so nothing was sent: it is for another name; put the name for which it was issued into the client's address, or ask the host's owner to install a current one (HOSTNAME_MISMATCH).",
  ],
  [
    'The configuration of client',
    "The configuration of client 'a' cannot be used: enabled: it is missing. Correct it.",
  ],
  ['The secret ', "The secret 'a' cannot be used: api_url: expected https://a, found https://b. Correct it."],
  [
    "The list '${list.name}'",
    "The list 'b' of client 'a' contains 7 of the 9 items, so nothing was sent. The codes of the two lists probably differ in case, blanks or leading zeros, or the warehouse is another one: compare one row of each. If the list is right, start with --accept-empty 'b'.",
  ],
  [
    'contains ${found',
    "The list 'b' of client 'a' contains 7 of the 9 items, so nothing was sent. The codes of the two lists probably differ in case, blanks or leading zeros, or the warehouse is another one: compare one row of each. If the list is right, start with --accept-empty 'b'.",
  ],
  [
    'has ${is.toFixed(2)} rows',
    "The list 'b' of client 'a' has 1.00 rows for each of the 9 items, and had 2.00 in the last full reading, so sums over it would be too small and nothing was sent. It probably ended too early, or a warehouse is missing: compare the rows of one item. If the list is right, start with --accept-empty 'b'.",
  ],
  [
    ' Before this failure',
    "Kong refused the key in 'a' (401). Before this failure the secret was read again and holds the same key; it was asked once more, because it had worked before. Put the client's current key there.",
  ],
  [
    "${title} refused the key in '${credentials",
    "Kong refused the key in 'a' (401: no). Put the client's current key there.",
  ],
  ['(${maxFruitlessCalls', 'Kong API returned 500: crash (3 calls accepted nothing of this batch)'],
  [
    ' that differ in ',
    `f_a: Siesa has several rows of 'P' that differ in f_a ("a" and nothing), and none is a later version of another; choose siesa_key, or same_key "sum" or "newest", in the client's settings`,
  ],
  [
    'Siesa has several rows of',
    `id: Siesa has several rows of 'P', and none is a later version of another; choose siesa_key, or same_key "sum" or "newest", in the client's settings`,
  ],
  ['no row', 'x: expected a number in each row of the join, received no row'],
  ['no level', 'x: expected a number in inventory/stock, received no level'],
  ['no address', 'api_url: expected https://a, found no address'],
  ['empty text', 'api_key: expected a key, found empty text'],
  [
    '${incompleteness(found)}',
    'Siesa announced 9 rows of the products, but 7 different ones came. Nothing was concluded from what is missing. Start again later, when Siesa changes less; where its total is wrong for ever, set siesa_total to "ignore".',
  ],
  [
    'Siesa announced',
    'Siesa announced 9 rows of the products, but 7 different ones came. Nothing was concluded from what is missing. Start again later, when Siesa changes less; where its total is wrong for ever, set siesa_total to "ignore".',
  ],
  [
    'Siesa sent',
    "Siesa sent 9 rows of the items in one reading, some of them twice: 7 different ones came in all readings. Nothing was concluded from what is missing. Start again later, when Siesa changes less; if it repeats, ask Siesa's support for a list with a fixed order.",
  ],
  [
    'Rows of ${list}',
    "Rows of the items were added and removed in each reading (at most 9; 7 different ones came), so nothing shows that each one came. Nothing was concluded from what is missing. Start again later, when Siesa changes less; if it repeats, ask Siesa's support for a list with a fixed order.",
  ],
];

/** Not read by operators: headers, names, causes below an error, what callers of a library do wrong, what is compared with the words of others. */
const others =
  /^(?:substring\(x|the parser is not loaded|a field without a name|gzip, br|fetch failed|products by |\$\{problem\} Start again|Kong Core$|WMS Proxy$|Missing Authentication Token|unexpected redirect|not sent$|the join's company_column|with rows|There is no dialect '\$\{name\}' in registry)|\(\?:|\|/;

const isKnown = (text: string): boolean => {
  const sentence = sentenceIn(text, 'es');
  return sentence !== undefined && !sentence.includes('En inglés');
};

const isTranslated = ({ text, variants }: SourceSentence): boolean =>
  variants.some((variant) => isKnown(variant) || stepIn(variant, 'es') !== variant) ||
  parts.some(([part]) => text.startsWith(part)) ||
  others.test(text);

const found = read
  .flatMap((pattern) => globSync(pattern, { cwd: libs }))
  .filter((file) => !unread.test(file))
  .sort()
  .map((file) => ({ file, sentences: sentencesIn(readFileSync(join(libs, file), 'utf8')) }));

describe('the sentences of libraries', () => {
  it('are in the catalogue, each in Spanish', () => {
    expect(found.flatMap(({ sentences }) => sentences).length).toBeGreaterThan(200);
    expect(
      found.flatMap(({ file, sentences }) =>
        sentences
          .filter((sentence) => !isTranslated(sentence))
          .map(({ line, text }) => `${file}:${String(line)} ${text}`),
      ),
    ).toEqual([]);
  });

  it.each(parts)('that begin with %j are whole sentences in it', (part, whole) => {
    const spanish = sentenceIn(whole, 'es');

    expect(found.some(({ sentences }) => sentences.some(({ text }) => text.startsWith(part)))).toBe(true);
    expect(spanish).toBeDefined();
    expect(spanish).not.toMatch(/En inglés|\b(?:expected|found|received|nothing|with|the|and|of|is)\b/);
  });

  it('would be found to be missing there', () => {
    const source =
      "throw new Failure('mapping/a', `a number that is not known in ${place}`, value); // a comment of words";
    const [sentence, ...more] = sentencesIn(source);

    expect(more).toEqual([]);
    expect(sentence?.text).toBe('a number that is not known in ${place}');
    expect(sentence && isTranslated(sentence)).toBe(false);
  });
});
