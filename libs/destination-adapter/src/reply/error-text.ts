import { isRecord } from '@siesa-integration/canonical-model';
import { isSomething, plainKey } from './read-claims.ts';

const longest = 500;
/** Parts of an answer that are quoted: the rest is named by its number. */
const mostParts = 5;
/** Entries of one list that are quoted. */
const mostOfList = 3;
const deepest = 4;

/** Where destinations put sentences, most general first. */
const sentenceKeys = [
  'title',
  'message',
  'mensaje',
  'msg',
  'error',
  'errordescription',
  'errormessage',
  'detail',
  'description',
  'reason',
];
/** Where they put more of them: lists, or field → sentences. */
const listKeys = ['errors', 'errores', 'validationerrors', 'modelstate', 'details', 'nonfielderrors', 'failures'];
/** Where they wrap an answer. */
const envelopeKeys = ['data', 'result', 'response'];
/** Quoted only where there is nothing else. */
const lastKeys = ['code', 'codigo'];
/** Not sentences: what an error is about. */
const otherKeys = new Set([
  'status',
  'type',
  'traceid',
  'instance',
  'index',
  'id',
  'timestamp',
  'path',
  'loc',
  'pointer',
  'input',
  'url',
  'ctx',
]);

const notStatements = new Set(['id', 'index', 'productid', 'itemid', 'traceid', 'timestamp']);

/**
 * The destination's error text in (a part of) an answer: one line of at most 500 characters; empty when it has no error text. Fields are named before their
 * sentences: `ean: This field may not be blank.`
 *
 * @param redact removes credentials before the text is cut, because half a key is still a secret.
 */
export const errorText = (value: unknown, redact: (text: string) => string): string =>
  shorten(redact(joined(unique(textsIn(value, 0)))));

/** The text of an answer that reports a failure: its sentences, or else what it states. */
export const failureText = (value: unknown, redact: (text: string) => string): string =>
  errorText(value, redact) || shorten(redact(joined(statementsIn(value, 0))));

/** One line, at most 500 characters. */
export const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

const joined = (texts: readonly string[]): string => {
  const more = texts.length - mostParts;
  return `${texts.slice(0, mostParts).join('; ')}${more > 0 ? `; and ${more.toString()} more` : ''}`;
};

const unique = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => text.trim()).filter(Boolean)),
];

const textsIn = (value: unknown, depth: number): readonly string[] => {
  if (typeof value === 'string') return [withoutTags(value)];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (depth >= deepest) return [];
  if (Array.isArray(value)) return value.slice(0, mostOfList).flatMap((item: unknown) => textsIn(item, depth + 1));
  return isRecord(value) ? textsOf(value, depth) : [];
};

/** The text of a page, without its markup. */
const withoutTags = (text: string): string =>
  /^\s*</.test(text) ? text.replaceAll(/<(style|script)\b[^]*?<\/\1>/gi, ' ').replaceAll(/<[^>]*>/g, ' ') : text;

const textsOf = (object: Readonly<Record<string, unknown>>, depth: number): readonly string[] => {
  const byKey = new Map(Object.entries(object).map(([key, value]) => [plainKey(key), value]));
  const under = (key: string): readonly string[] => {
    const value = byKey.get(key);
    return isSomething(value) && value !== true ? textsIn(value, depth + 1) : [];
  };
  const lists = listKeys.flatMap((key) =>
    isRecord(byKey.get(key)) ? fieldsIn(byKey.get(key), depth + 1, true) : under(key),
  );
  const sources = [
    () => [...sentenceKeys.flatMap(under), ...lists],
    () => fieldsIn(object, depth, false),
    () => [...envelopeKeys, ...lastKeys].flatMap(under),
  ];
  for (const read of sources) {
    const texts = read();
    if (texts.length > 0) return texts;
  }
  return [];
};

/** Field → sentences. Without a key that marks them, only lists and objects of lists are sentences of a field. */
const fieldsIn = (value: unknown, depth: number, isErrors: boolean): readonly string[] => {
  if (!isRecord(value) || depth >= deepest) return [];
  return Object.entries(value).flatMap(([key, content]) => {
    const name = plainKey(key);
    if (isErrors && (sentenceKeys.includes(name) || listKeys.includes(name))) return textsIn({ [key]: content }, depth);
    if (otherKeys.has(name)) return [];
    if (typeof content === 'string' || typeof content === 'number')
      return isErrors ? [`${key}: ${String(content)}`] : [];
    if (envelopeKeys.includes(name)) return [];
    if (Array.isArray(content)) return named(key, textsIn(content, depth + 1));
    return named(key, fieldsIn(content, depth + 1, isErrors));
  });
};

const named = (key: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : [`${key}: ${texts.slice(0, 3).join(' ')}`];

/** What an answer without a sentence states, such as `success: true; duplicates: 3`; of a list its length. */
const statementsIn = (value: unknown, depth: number): readonly string[] => {
  if (!isRecord(value) || depth >= deepest) return [];
  return Object.entries(value).flatMap(([key, content]) => {
    if (isRecord(content)) return statementsIn(content, depth + 1);
    if (content === null || notStatements.has(plainKey(key))) return [];
    const stated = Array.isArray(content) ? content.length : content;
    return [`${key}: ${typeof stated === 'string' ? stated : JSON.stringify(stated)}`];
  });
};
