/** A reading of a text, one character a byte, that knows where in the text each of its characters came from. */
export interface MappedText {
  readonly text: string;
  /** Where the character at this position begins in the original text. */
  readonly from: (at: number) => number;
  /** Where it ends, exclusive. */
  readonly to: (at: number) => number;
}

interface Builder {
  readonly add: (bytes: string, from: number, to: number) => void;
  readonly built: () => MappedText;
}

const builder = (): Builder => {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    add: (bytes, from, to) => {
      parts.push(bytes);
      for (let left = bytes.length; left > 0; left -= 1) {
        starts.push(from);
        ends.push(to);
      }
    },
    built: () => ({ text: parts.join(''), from: (at) => starts[at] ?? 0, to: (at) => ends[at] ?? 0 }),
  };
};

/** The text itself, in UTF-8. */
export const mapped = (text: string): MappedText => {
  if (/^[\0-\x7f]*$/.test(text)) return { text, from: (at) => at, to: (at) => at + 1 };

  const { add, built } = builder();
  let at = 0;
  for (const character of text) {
    add(utf8(character), at, at + character.length);
    at += character.length;
  }
  return built();
};

const utf8 = (character: string): string => Buffer.from(character).toString('latin1');

/** A tag that splits a word, as the source of an expression. */
const splittingTag = String.raw`<\/?(?:b|br|code|em|font|i|mark|p|span|strong|u|wbr)\b[^<>]{0,80}>`;

/** One encoded character: `%2F`; `\u002f`, `\x2f`, `\/`, `\n`; `&#47;`, `&#x2f;`, `&sol;`; and a tag that splits a word, as `<wbr>`. */
const encoded = new RegExp(
  [
    '%(?<byte>[0-9a-f]{2})',
    String.raw`\\{1,16}(?:u(?:(?<unicode>[0-9a-f]{4})|\{0*(?<braced>[0-9a-f]{1,6})\})|x(?<hex>[0-9a-f]{2})|(?<escaped>[^a-z0-9\s\\])|(?<blank>[nrtbfv]))`,
    String.raw`&#(?:0*(?<decimal>\d{1,7})|x0*(?<hexadecimal>[0-9a-f]{1,6}));?`,
    '&(?<name>[a-z]{2,8});',
    `(?<tag>${splittingTag})`,
  ].join('|'),
  'gi',
);

/** Names of HTML for the characters that keys are made of. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  ast: '*',
  colon: ':',
  comma: ',',
  commat: '@',
  dollar: '$',
  equals: '=',
  excl: '!',
  gt: '>',
  hyphen: '-',
  lowbar: '_',
  lpar: '(',
  lt: '<',
  nbsp: ' ',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rpar: ')',
  semi: ';',
  sol: '/',
  verbar: '|',
};

/** The text after one decoding, or `undefined` when nothing in it is encoded. Repeat it for what was encoded twice. */
export const decodeOnce = ({ text, from, to }: MappedText): MappedText | undefined => {
  const { add, built } = builder();
  let at = 0;
  const copyUntil = (end: number): void => {
    for (; at < end; at += 1) add(text[at] ?? '', from(at), to(at));
  };
  for (const { 0: match, index, groups = {} } of text.matchAll(encoded)) {
    const character = decodedCharacter(groups);
    if (character === undefined) continue;
    copyUntil(index);
    add(character, from(index), to(index + match.length - 1));
    at = index + match.length;
  }
  if (at === 0) return undefined;
  copyUntil(text.length);
  return built();
};

const decodedCharacter = (groups: Readonly<Record<string, string | undefined>>): string | undefined => {
  const { byte, unicode, braced, hex, escaped, blank, decimal, hexadecimal, name, tag } = groups;
  if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
  if (escaped !== undefined) return escaped;
  if (blank !== undefined || tag !== undefined) return ' ';
  if (name !== undefined) return entities[name.toLowerCase()];

  const code =
    decimal === undefined
      ? Number.parseInt(unicode ?? braced ?? hex ?? hexadecimal ?? '', 16)
      : Number.parseInt(decimal, 10);
  return code <= 0x10ffff ? utf8(String.fromCodePoint(code)) : undefined;
};

/** Only the letters and digits of ASCII, in lower case, so that a value is found however it is split or spelled. */
export const withoutSeparators = ({ text, from, to }: MappedText): MappedText => {
  const kept: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (isLetterOrDigit(text.charCodeAt(at))) kept.push(at);
  return {
    text: kept
      .map((at) => text[at] ?? '')
      .join('')
      .toLowerCase(),
    from: (at) => from(kept[at] ?? 0),
    to: (at) => to(kept[at] ?? 0),
  };
};

/**
 * The same of a long JSON text, quickly and without the origin of each character: escapes, encoded characters, entities and tags are left out. A value that was
 * split is in it in one piece.
 */
export const lettersAndDigits = (text: string): Buffer => {
  const letters = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isLetterOrDigit(code)) {
      letters[length] = code | 0x20; // lower case; a digit has this bit already
      length += 1;
    } else if (beginsSplitter(code)) {
      splitter.lastIndex = at;
      at += (splitter.exec(text)?.[0].length ?? 1) - 1;
    }
  }
  return letters.subarray(0, length);
};

/** What splits a value and holds letters or digits of its own, at one place of a text. */
const splitter = new RegExp(
  [String.raw`\\(?:u[0-9a-f]{4}|[bfnrt])`, '%[0-9a-f]{2}', '&[a-z]{2,8};', splittingTag].join('|'),
  'iy',
);

/** `\`, `%`, `&`, `<`. */
const beginsSplitter = (code: number): boolean => code === 0x5c || code === 0x25 || code === 0x26 || code === 0x3c;

const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
