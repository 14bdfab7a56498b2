import { type Language, localeOf } from './messages/language.ts';

/**
 * A count with thousands separators.
 *
 * @example
 * count(10_000); // '10,000'
 * count(1_500, 'es'); // '1.500'
 */
export const count = (figure: number, language: Language = 'en'): string => figures[language].format(figure);

const figuresOf = (language: Language): Intl.NumberFormat =>
  new Intl.NumberFormat(localeOf[language], { useGrouping: 'always' });
/** Made once: making one takes longer than hundreds of figures do. */
const figures = { en: figuresOf('en'), es: figuresOf('es') } as const;

const days = { en: 'days', es: 'días' } as const satisfies Readonly<Record<Language, string>>;

/**
 * Seconds as text.
 *
 * @example
 * duration(4.2); // '4 s'
 * duration(3_725); // '1 h 2 min'
 * duration(259_200, 'es'); // '3 días'
 */
export const duration = (seconds: number, language: Language = 'en'): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3600) return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
  const hours = Math.floor(whole / 3600);
  return hours < 48
    ? `${String(hours)} h ${String(Math.floor((whole % 3600) / 60))} min`
    : `${String(Math.floor(hours / 24))} ${days[language]}`;
};
