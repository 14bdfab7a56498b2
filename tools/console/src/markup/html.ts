import { html as escaping, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { printable } from '@siesa-integration/outgoing-http';

/** Markup that goes on a page as it is. */
export type Markup = HtmlEscapedString;

/** What markup can hold: text is escaped, markup is not, lists are joined, and what is absent is left out. */
export type Content = string | number | false | undefined | Markup | readonly Content[];

/**
 * Markup with values in it. Besides what HTML must escape, text loses its controls, marks of direction and characters without width: they come with names of
 * products and reasons, and could show another text than there is.
 *
 * @example
 * html`<td>${'<b>'}</td>`.toString(); // '<td>&lt;b&gt;</td>'
 */
export const html = (parts: TemplateStringsArray, ...values: readonly Content[]): Markup =>
  escaping(parts, ...values.map(shown)) as Markup; // a promise only when a value is one

const shown = (value: Content): Content => {
  if (typeof value === 'string') return printable(value, { lines: true });
  return isList(value) ? value.map(shown) : value;
};

const isList = (value: Content): value is readonly Content[] => Array.isArray(value);

/** Text with every character that it has, for what a form sends back as it was. */
export const verbatim = (text: string): Markup => escaping`${text}` as Markup;

/** Marks text as markup; for what this program itself has drawn. */
export const trusted = (markup: string): Markup => raw(markup);
