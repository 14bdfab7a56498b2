import { printable } from '@siesa-integration/outgoing-http';
import { words, type Word } from './words.ts';

/** Markup that is safe to put on the page as it is. */
export interface Markup {
  readonly markup: string;
}

/** Marks text as markup; for what this program itself has written. */
export const trusted = (markup: string): Markup => ({ markup });

/**
 * Markup with values in it: text is escaped, markup goes in as it is, lists are joined.
 *
 * @example
 * html`<td>${'<b>'}</td>`.markup; // '<td>&lt;b&gt;</td>'
 */
export const html = (
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Markup | readonly Markup[])[]
): Markup => trusted(parts.map((part, index) => part + rendered(values[index] ?? '')).join(''));

const rendered = (value: string | number | Markup | readonly Markup[]): string => {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  printable(text, { lines: true }).replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

/** A word in both languages; the page shows one of them. */
export const bilingual = (word: Word): Markup =>
  html`<span lang="es">${words[word].es}</span><span lang="en">${words[word].en}</span>`;
