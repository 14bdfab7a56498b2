import { duration } from '@siesa-integration/operator';
import type { View } from '../view/view.ts';
import { html, type Markup } from './html.ts';

/**
 * A moment on the clocks of a zone, as the reader's language writes it; what is no moment, as it is.
 *
 * @param at - ISO 8601
 */
export const momentText = ({ locale }: Pick<View, 'locale'>, at: string, timeZone: string): string => {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
};

/** The same, with the exact moment on hover. */
export const moment = (view: Pick<View, 'locale'>, at: string, timeZone: string): Markup => {
  const text = momentText(view, at, timeZone);
  return text === at ? html`${at}` : html`<time datetime="${at}" title="${at} · ${timeZone}">${text}</time>`;
};

/** How long ago a moment was. */
export const ago = ({ t, now, language }: Pick<View, 't' | 'now' | 'language'>, at: string): string =>
  t('status/ago', { time: duration((now - Date.parse(at)) / 1000, language) });
