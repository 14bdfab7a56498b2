import { type Host, textIn } from '@siesa-integration/operator';
import { consoleLocales } from '../view/locales.ts';
import type { View } from '../view/view.ts';

/** What a page is drawn with for a reader of Spanish. */
export const aView = (host: Host): View => ({
  host,
  language: 'es',
  locale: consoleLocales.es,
  t: textIn('es'),
  now: Date.parse('2026-11-30T12:00:00Z'),
  address: '/',
  operator: { who: 'ana', from: '127.0.0.1' },
  signedIn: false,
  token: 'token',
});
