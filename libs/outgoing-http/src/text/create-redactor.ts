import { decodeOnce, lettersAndDigits, withoutSeparators, type MappedText, mapped } from './mapped-text.ts';

/** Shorter values are words, not credentials: replacing them would blot out whole messages. */
const shortest = 6;
/** Shorter forms are looked for exactly as they are: without their separators they would be found inside ordinary words. */
const shortestLoose = 8;
/** Decodings one after the other, as of `%252F`. */
const mostDecodings = 4;
/** Base64 or hex inside base64 or hex. */
const deepestRun = 2;
/** Characters that are looked at. Every reader of a text cuts it far below this. */
const longest = 64 * 1024;

/**
 * Removes the guarded values from a text that came from outside. What lies beyond 64 Ki characters is cut, because it was not looked at.
 */
export type Redactor = (text: string) => string;

/**
 * Makes a function that removes guarded values from a text, because a system may repeat our key in its own words. Use it on everything that
 * came from outside before it is stored or shown.
 *
 * It finds a value as it is, in percent encoding (also double), base64 and its URL form (also inside a longer encoded text), hex, HTML
 * entities and JSON escapes, in other case, and split by blanks, hyphens or line breaks.
 *
 * @param values - those under 6 characters are ignored
 *
 * @example
 * createRedactor(['k-12345678'])('unknown key k%2D12345678'); // 'unknown key ***'
 */
export const createRedactor = (values: readonly string[]): Redactor => {
  const forms = [...new Set(values.map((value) => value.trim()).filter((value) => value.length >= shortest))].flatMap(
    formsOf,
  );
  const needles: Needles = {
    exact: forms.filter(({ length }) => length >= shortest),
    loose: forms.map(looseForm).filter(({ length }) => length >= shortestLoose),
  };
  if (needles.exact.length === 0) return (text) => text;

  return (text) => {
    const seen = text.length > longest ? text.slice(0, longest) : text;
    const redacted = replaced(seen, spansIn(seen, needles, deepestRun));
    return seen === text ? redacted : `${redacted.slice(0, -longestOf(needles))}…`; // a value may have been cut in two at the end
  };
};

/**
 * Makes a quick look at a long text, before each of its parts goes through a redactor: whether it may hold one of the values. It sees a value in
 * any case, in percent encoding, base64, hex, HTML entities and JSON escapes, and split as a redactor sees it.
 *
 * Make it once for a set of values, because compiling its expression takes longer than a look at a page.
 *
 * @example
 * createProbe(['k-12345678'])('{"note":"K-12345678"}'); // true
 */
export const createProbe = (values: readonly string[]): ((text: string) => boolean) => {
  if (values.length === 0) return () => false;

  // One expression that ignores case takes a twentieth of the time of a search for each form.
  const whole = values.flatMap(formsOf);
  const forms = new Set([...whole, ...values.flatMap(longRuns)]);
  const anyForm = new RegExp([...forms].map(escaped).join('|'), 'i');
  const loose = [...new Set(whole.map(looseForm))].filter(({ length }) => length >= shortestLoose);
  const isSplit = (text: string): boolean => {
    const letters = lettersAndDigits(text);
    return loose.some((form) => letters.includes(form, 0, 'latin1'));
  };
  return (text) =>
    anyForm.test(text) ||
    ((text.includes('\\u00') || text.includes('&#')) && charactersByNumber.test(text)) ||
    isSplit(text);
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Four characters of ASCII in a row that a serializer had no reason to escape. */
const charactersByNumber = /(?:\\u00[2-7][0-9a-f]){4}|(?:&#x?0*[0-9a-f]{2,3};){4}/i;

/** What encodings leave as it is: a text that holds one of these may hold the value. */
const longRuns = (value: string): readonly string[] => value.match(/[a-z0-9]{8,}/gi) ?? [];

/** Fields of a secret that are no credentials and may appear in messages. User info inside their addresses is guarded all the same. */
export const harmlessSecretFields: readonly string[] = [
  'api_url',
  'product_type',
  'database_type',
  'tenant_id',
  'service_endpoints',
  'additional_config',
];

/**
 * The values of a secret that may appear nowhere: every text in it, and the user name and password of every address.
 *
 * @param harmless - names of values that may be shown, such as an address; user info inside them is guarded all the same
 *
 * @example
 * guardedValues({ api_url: 'https://kong.example', api_key: 'k-123456' }, ['api_url']).join(); // 'k-123456'
 */
export const guardedValues = (secret: unknown, harmless: readonly string[] = []): readonly string[] => {
  if (typeof secret === 'string') return [...userInfo(secret), secret];
  if (typeof secret === 'number') return [String(secret)];
  if (typeof secret !== 'object' || secret === null) return [];

  return Object.entries(secret).flatMap(([name, value]: [string, unknown]) =>
    harmless.includes(name) ? textsIn(value).flatMap(userInfo) : guardedValues(value),
  );
};

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const userInfo = (text: string): readonly string[] => {
  const url = text.includes('@') ? URL.parse(text) : null;
  if (!url) return [];
  const { username, password } = url;
  return [username, password, decoded(username), decoded(password), `${username}:${password}`];
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

interface Needles {
  /** Looked for as they are. */
  readonly exact: readonly string[];
  /** Lower case, letters and digits only: looked for in a text of which as much is left. */
  readonly loose: readonly string[];
}

const longestOf = ({ exact }: Needles): number => 6 * Math.max(...exact.map(({ length }) => length));

/** A value in bytes as the text is searched (one character a byte), in base64 wherever it begins in a longer encoded text, and in hex. */
const formsOf = (value: string): readonly string[] => {
  const encoded = encodeURIComponent(value);
  const base64 = [value, encoded].flatMap((text) => [0, 1, 2].map((before) => insideBase64(text, before)));
  return [
    Buffer.from(value).toString('latin1'),
    Buffer.from(value).toString('hex'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
};

/** What base64 makes of a value behind `before` other bytes, without the characters that it shares with its neighbours. */
const insideBase64 = (value: string, before: number): string => {
  const text = Buffer.from(`${'x'.repeat(before)}${value}`)
    .toString('base64')
    .replace(/=+$/, '');
  return text.slice(before === 0 ? 0 : before + 1, Math.floor(((before + Buffer.byteLength(value)) * 8) / 6));
};

const looseForm = (form: string): string => withoutSeparators(mapped(form)).text;

type Span = readonly [from: number, to: number];

/** Where the text holds a guarded value: as it is, and after each decoding. */
const spansIn = (text: string, needles: Needles, depth: number): readonly Span[] => {
  const spans: Span[] = [];
  let now: MappedText | undefined = mapped(text);
  for (let level = 0; now && level < mostDecodings; level += 1) {
    spans.push(...found(now, needles.exact), ...found(withoutSeparators(now), needles.loose));
    if (depth > 0) spans.push(...encodedRuns(now, needles, depth - 1));
    now = decodeOnce(now);
  }
  return spans;
};

const found = ({ text, from, to }: MappedText, needles: readonly string[]): readonly Span[] =>
  needles.flatMap((needle) => {
    const spans: Span[] = [];
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1))
      spans.push([from(at), to(at + needle.length - 1)]);
    return spans;
  });

/** Runs of base64 or hex that hold a value after they are decoded: for what was encoded twice, or escaped before it was encoded. */
const encodedRuns = ({ text, from, to }: MappedText, needles: Needles, depth: number): readonly Span[] =>
  [...text.matchAll(/[A-Za-z0-9+/_-]{16,}/g)].flatMap(({ 0: run, index }) => {
    const span: Span = [from(index), to(index + run.length - 1)];
    const plain = run.replaceAll('-', '+').replaceAll('_', '/');
    const readings = [0, 1, 2, 3].map((skip) => Buffer.from(plain.slice(skip), 'base64').toString('utf8'));
    if (/^[0-9a-f]+$/i.test(run)) readings.push(Buffer.from(run, 'hex').toString('utf8'));
    return readings.some((reading) => spansIn(reading, needles, depth).length > 0) ? [span] : [];
  });

/** The text with `***` for each run of overlapping spans. */
const replaced = (text: string, spans: readonly Span[]): string => {
  let result = '';
  let at = 0;
  for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
    if (from >= at) result += `${text.slice(at, from)}***`;
    at = Math.max(at, to);
  }
  return result + text.slice(at);
};
