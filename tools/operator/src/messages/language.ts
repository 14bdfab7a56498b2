/** The languages in which people are written to. JSON documents, logs and the names of errors stay English. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** A text, or one for a single thing and one for all other numbers of them. Names between braces are values. */
export type Text = string | { readonly one: string; readonly other: string };

/** Texts by their codes, each in every language. */
export type Texts = Readonly<Record<string, Readonly<Record<Language, Text>>>>;

/** What stands before a sentence that comes in English alone. */
export const inEnglish = { es: 'En inglés' } as const satisfies Readonly<Record<Exclude<Language, 'en'>, string>>;

/** How numbers and dates are written: Spanish as in Colombia, where 1500 is `1.500`. */
export const localeOf = { en: 'en', es: 'es-CO' } as const satisfies Readonly<Record<Language, string>>;

/**
 * The language of an environment, by the variables of POSIX in their order. English unless they name Spanish.
 *
 * @example
 * languageOf({ LANG: 'es_CO.UTF-8' }); // 'es'
 */
export const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): Language => {
  const named = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return named !== undefined && /^es\b|^es_/i.test(named) ? 'es' : 'en';
};
