import type { Language } from '@siesa-integration/operator';

/** How dates are written: Spanish as in Colombia, English with the day first and 24 hours. */
export const consoleLocales = { en: 'en-GB', es: 'es-CO' } as const satisfies Readonly<Record<Language, string>>;
