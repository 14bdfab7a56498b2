import { count } from '../format-number.ts';
import { catalogue } from './catalogue.ts';
import { type Language, localeOf } from './language.ts';

type Catalogue = typeof catalogue;

/** The key of a text in the catalogue. */
export type MessageCode = keyof Catalogue;

/** The names between braces. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type TextOf<Code extends MessageCode> = Catalogue[Code]['en'] extends { readonly other: infer Other }
  ? Other
  : Catalogue[Code]['en'];

type ValueNames<Code extends MessageCode> = NamesIn<TextOf<Code> & string>;

/** The values that a text needs. A number is written as the language writes it. */
export type MessageValues<Code extends MessageCode> = Readonly<Record<ValueNames<Code>, string | number>>;

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
  readonly values: Readonly<Record<string, string | number>>;
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
    const value = values[name] ?? '';
    return typeof value === 'number' ? count(value, language) : value;
  });
};

const isOne = (figure: string | number | undefined, language: Language): boolean =>
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
