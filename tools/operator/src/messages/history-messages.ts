import type { Texts } from './language.ts';

/** What `history` writes. */
export const historyMessages = {
  'history/began': { en: 'began (UTC)', es: 'empezó (UTC)' },
  'history/state': { en: 'state', es: 'estado' },
  'history/took': { en: 'took', es: 'duró' },
  'history/retries': { en: 'retries', es: 'reintentos' },
  'history/error': { en: 'error', es: 'error' },
  'history/part': { en: '{state} (part {part})', es: '{state} (parte {part})' },
  'history/running': { en: 'not ended', es: 'sin terminar' },
  'history/failed': { en: '{states} failed with {error}', es: '{states} falló con {error}' },
  'history/in-parts': { en: '{states} ({parts} parts)', es: '{states} ({parts} partes)' },
  'history/console': { en: 'In the console: {address}', es: 'En la consola: {address}' },
} as const satisfies Texts;
