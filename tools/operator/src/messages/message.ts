import { count, duration } from '../format-number.ts';
import { catalogue } from './catalogue.ts';
import { inEnglish, type Language, localeOf } from './language.ts';
import { recordMessageIn, sentenceIn } from './libraries/read-sentence.ts';

type Catalogue = typeof catalogue;

/** The key of a text in the catalogue. */
export type MessageCode = keyof Catalogue;

/** The names between braces. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type TextOf<Code extends MessageCode> = Catalogue[Code]['en'] extends { readonly other: infer Other }
  ? Other
  : Catalogue[Code]['en'];

type ValueNames<Code extends MessageCode> = NamesIn<TextOf<Code> & string>;

/** What stands in a text: as it is, as the language writes a number, another text, what a function writes in the language, or several of these in one list. */
export type Value = string | number | Message | ((language: Language) => string) | readonly Value[];

/** The values that a text needs. */
export type MessageValues<Code extends MessageCode> = Readonly<Record<ValueNames<Code>, Value>>;

/** What follows a code: its values, where it has any. */
export type MessageArguments<Code extends MessageCode> = [ValueNames<Code>] extends [never]
  ? []
  : [MessageValues<Code>];

/** Codes of texts without values. */
export type PlainMessageCode = {
  [Code in MessageCode]: [ValueNames<Code>] extends [never] ? Code : never;
}[MessageCode];

/** A text for people that is not yet in a language. */
export interface Message {
  readonly code: MessageCode;
  readonly values: Readonly<Record<string, Value>>;
}

/**
 * A text of the catalogue with its values.
 *
 * @example
 * message('explain/read', { at: '2025-01-15 10:00', sync: 'sync-1' });
 */
export const message = <Code extends MessageCode>(code: Code, ...[values]: MessageArguments<Code>): Message => ({
  code,
  values: values ?? {},
});

/**
 * The text of a message in a language. A text with `one` and `other` is chosen by the value `count`.
 *
 * @example
 * inLanguage(message('rejects/none', { client: 'cliente-a' }), 'es'); // 'cliente-a no tiene rechazos abiertos.'
 */
export const inLanguage = ({ code, values }: Message, language: Language): string => {
  const text: string | { readonly one: string; readonly other: string } = catalogue[code][language];
  const chosen = typeof text === 'string' ? text : isOne(values['count'], language) ? text.one : text.other;
  return chosen.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined ? '' : valueIn(value, language);
  });
};

/**
 * A value in a language.
 *
 * @example
 * valueIn(1_500, 'es'); // '1.500'
 */
export const valueIn = (value: Value, language: Language): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return count(value, language);
  if (typeof value === 'function') return value(language);
  return isList(value) ? value.map((item) => valueIn(item, language)).join(', ') : inLanguage(value, language);
};

const isList = (value: Message | readonly Value[]): value is readonly Value[] => Array.isArray(value);

/** A sentence of a library. One that the catalogue does not have, because another system wrote it, stands in English after what it means. */
export const explained =
  (english: string, meaning: PlainMessageCode): Value & ((language: Language) => string) =>
  (language) =>
    language === 'en'
      ? english
      : (sentenceIn(english, language) ?? `${textIn(language)(meaning)} ${inEnglish[language]}: ${english}`);

/** What is stored of a record, or what a rule expects of it, as a value of a text. */
export const recordMessage =
  (english: string): Value =>
  (language) =>
    recordMessageIn(english, language);

/** The place of a host, such as `in dev`, as a value of a text. */
export const placeIn =
  (place: string): Value =>
  (language) =>
    language === 'en' ? place : place.replace(/^in /, 'en ');

/** Names as a sentence joins them, as a value of a text: `'a' and 'b'`. */
export const together =
  (names: readonly string[]): Value =>
  (language) =>
    names.join(language === 'en' ? ' and ' : ' y ');

/** Seconds, as a value of a text. */
export const lasting =
  (seconds: number): Value =>
  (language) =>
    duration(seconds, language);

/** A figure with so many decimals, as a value of a text: `1.5`, in Spanish `1,5`. */
export const decimal =
  (figure: number, digits: number): Value =>
  (language) =>
    figure.toLocaleString(localeOf[language], { minimumFractionDigits: digits, maximumFractionDigits: digits });

const isOne = (figure: Value | undefined, language: Language): boolean =>
  new Intl.PluralRules(localeOf[language]).select(Number(figure)) === 'one';

/**
 * Shorthand for one text.
 *
 * @example
 * textIn('es')('rejects/none', { client: 'cliente-a' }); // 'cliente-a no tiene rechazos abiertos.'
 */
export const textIn =
  (language: Language) =>
  <Code extends MessageCode>(code: Code, ...values: MessageArguments<Code>): string =>
    inLanguage(message(code, ...values), language);
