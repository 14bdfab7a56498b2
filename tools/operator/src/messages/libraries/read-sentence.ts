import { inEnglish, type Language, type Texts } from '../language.ts';
import { libraryMessages } from './library-messages.ts';

/** What a value between braces looks like, by its name. All others are any text. */
const forms: Readonly<Record<string, string>> = {
  path: String.raw`[\p{L}\p{N}_$:.*[\]-]+`,
  name: String.raw`[^\s;]+`,
  number: String.raw`-?[\d.,]+`,
  record: String.raw`[^:;'"]{1,100}`,
  choices: String.raw`.+? \| .+`,
};

/** Reads a value that has words of its own. `undefined`: the whole is another sentence. */
type Reader = (text: string, language: Language) => string | undefined;

const shortSentence: Reader = (text, language) => readAs('sentence', text, language);
/** Perhaps after the place that it is about. */
const longSentence: Reader = (text, language) => {
  const alone = readAs('long sentence', text, language);
  if (alone !== undefined) return alone;
  const [place = ''] = /^\S+: /.exec(text) ?? [];
  const rest = place === '' ? undefined : readAs('long sentence', text.slice(place.length), language);
  return rest === undefined ? undefined : `${place}${rest}`;
};
const asOne: Reader = (text, language) => shortSentence(text, language) ?? longSentence(text, language);
const asKnown: Reader = (text, language) => asOne(text, language) ?? text;
const asFound: Reader = (text, language) => foundIn(text, language);

const readers: Readonly<Record<string, Reader>> = {
  expected: asKnown,
  words: asKnown,
  subject: asKnown,
  found: asFound,
  before: asFound,
  choices: (text, language) =>
    text
      .split(' | ')
      .map((choice) => asKnown(choice, language))
      .join(', '),
  names: (text, language) => (language === 'es' ? text.replaceAll(' or ', ' o ').replaceAll(' and ', ' y ') : text),
  problem: asOne,
  problems: (text, language) => sentenceIn(text, language),
};

/**
 * What a library states in English, in a language. Libraries have no catalogue of their own, because they are published: the catalogue has their sentences, and names and
 * figures are read from the English one (ADR 138).
 *
 * @returns `undefined` where the catalogue does not have the sentence. What follows a sentence that it has, such as the words of a parser, is marked as English.
 *
 * @example
 * sentenceIn('ean: expected a whole number, received twelve', 'es'); // 'ean: se espera un número entero, y llegó twelve'
 */
export const sentenceIn = (english: string, language: Language): string | undefined => {
  if (language === 'en') return english;
  const lines = english.split('\n').map((line) => partsIn(line, language));
  if (!lines.every(([first]) => first?.isKnown)) return undefined;
  return lines.map((parts) => joined(parts, `${inEnglish[language]}: `)).join('\n');
};

/**
 * {@link sentenceIn} for what is stored of a record. What the catalogue does not have stays as it is: words of another system, or of the author of a mapping.
 *
 * @example
 * recordMessageIn('ean: ask Ana; name: expected a value, received nothing', 'es'); // 'ean: ask Ana; name: se espera un valor, y no llegó nada'
 */
export const recordMessageIn = (english: string, language: Language): string =>
  language === 'en' ? english : joined(partsIn(english, language));

/** What came in place of what was expected. */
export const foundIn = (received: string, language: Language): string =>
  language === 'en' ? received : (readAs('found', received, language) ?? received);

/** A step of a mapping; a transformation of the document has its own name. */
export const stepIn = (name: string, language: Language): string =>
  language === 'en' ? name : (readAs('step', name, language) ?? name);

interface Part {
  readonly text: string;
  readonly isKnown: boolean;
}

/** @param mark before what is not known */
const joined = (parts: readonly Part[], mark = ''): string =>
  parts.map(({ text, isKnown }) => (isKnown ? text : `${mark}${text}`)).join('; ');

/** Sentences in one list: of those that hold the sign between two the longest, of the others the shortest that is known. */
const partsIn = (list: string, language: Language): readonly Part[] => {
  const pieces = list.length > longestList ? [list] : list.split(separator);
  const parts: Part[] = [];
  for (let from = 0; from < pieces.length; ) {
    const spans = pieces
      .slice(from, from + mostPieces)
      .map((_, more) => pieces.slice(from, from + more + 1).join(separator));
    const known =
      firstKnown(spans.slice(1).reverse(), longSentence, language) ?? firstKnown(spans, shortSentence, language);
    parts.push({ text: known?.text ?? pieces[from] ?? '', isKnown: known !== undefined });
    from += known?.english.split(separator).length ?? 1;
  }
  return parts;
};

const separator = '; ';
/** Libraries state nothing as long, nor with so many parts. What another system wrote may be made to take long: its time grows with the cube of its length. */
const longest = 1_500;
const longestList = 4_000;
const mostPieces = 12;

const firstKnown = (
  spans: readonly string[],
  readerOf: Reader,
  language: Language,
): { readonly english: string; readonly text: string } | undefined => {
  for (const english of spans) {
    const text = readerOf(english, language);
    if (text !== undefined) return { english, text };
  }
  return undefined;
};

/**
 * `found`: what came in place of what was expected; `step`: a step of a mapping. A value or a name of one's own may be equal to a sentence.
 * `long sentence`: one that holds the sign between two, outside its values.
 */
type Kind = 'found' | 'step' | 'sentence' | 'long sentence';

interface Sentence {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** Its text in the language. */
  readonly text: string;
  /** Its first word; `undefined` where that is a value. */
  readonly begins: string | undefined;
  /** Characters that are no values: of two sentences that fit, the one with more of them is meant. */
  readonly own: number;
}

/**
 * What was read, by kind, language and text. A sentence can be read in several ways, and each way reads its values again: without this, the time doubles with each level
 * of a text such as `a: b: c: d`.
 */
const wasRead = new Map<string, string | undefined>();
const mostRemembered = 10_000;

/** How many sentences stand around the one that is read. Libraries put three into each other; a text that another system wrote may look like thousands. */
let nested = 0;
const mostNested = 20;

const readAs = (kind: Kind, text: string, language: Language): string | undefined => {
  if (text.length > longest || nested > mostNested) return undefined;
  const key = `${kind} ${language} ${text}`;
  if (wasRead.has(key)) return wasRead.get(key);
  nested += 1;
  const read = readAnew(kind, text, language);
  nested -= 1;
  if (wasRead.size >= mostRemembered) wasRead.clear();
  wasRead.set(key, read);
  return read;
};

const readAnew = (kind: Kind, text: string, language: Language): string | undefined => {
  const [begins] = text.split(' ', 1);
  for (const sentence of sentencesIn(language)) {
    if (sentence.kind !== kind || (sentence.begins !== undefined && sentence.begins !== begins)) continue;
    const values = valuesOf(sentence, text, language);
    if (values) return sentence.text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
  }
  return undefined;
};

/** `undefined` where the text is another sentence, or a value has not the form that it should have. */
const valuesOf = (
  { kind, pattern }: Sentence,
  english: string,
  language: Language,
): ReadonlyMap<string, string> | undefined => {
  const found = pattern.exec(english);
  if (!found) return undefined;
  const values = new Map<string, string>();
  for (const [name, text = ''] of Object.entries(found.groups ?? {})) {
    const value = Object.hasOwn(readers, name) ? readers[name]?.(text, language) : text;
    if (value === undefined || (kind === 'long sentence' && text.includes(separator))) return undefined;
    values.set(name, value);
  }
  return values;
};

const made = new Map<Language, readonly Sentence[]>();

const sentencesIn = (language: Language): readonly Sentence[] => {
  const before = made.get(language);
  if (before) return before;
  const sentences = Object.entries(libraryMessages as Texts)
    .flatMap(([code, { en, [language]: text }]) =>
      typeof en === 'string' && typeof text === 'string' ? [sentenceOf(code, en, text)] : [],
    )
    .sort((one, other) => other.own - one.own);
  made.set(language, sentences);
  return sentences;
};

const sentenceOf = (code: string, english: string, text: string): Sentence => {
  const pieces = english.split(/\{(\w+)\}/); // texts and names of values take turns
  const pattern = pieces
    .map((piece, index) => (index % 2 === 0 ? RegExp.escape(piece) : `(?<${piece}>${forms[piece] ?? '.*?'})`))
    .join('');
  const [word = ''] = english.split(' ', 1);
  return {
    kind: kindOf(code, english),
    pattern: new RegExp(`^${pattern}$`, 'su'),
    text,
    begins: word.includes('{') ? undefined : word,
    own: pieces.reduce((sum, piece, index) => sum + (index % 2 === 0 ? piece.length : 0), 0),
  };
};

const kindOf = (code: string, english: string): Kind => {
  if (code.startsWith('library/found-')) return 'found';
  if (code.startsWith('library/step-')) return 'step';
  return english.includes(separator) ? 'long sentence' : 'sentence';
};
