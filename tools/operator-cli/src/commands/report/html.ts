import {
  count,
  duration,
  type Language,
  languages,
  type MessageArguments,
  type MessageCode,
  type PlainMessageCode,
  textIn,
} from '@siesa-integration/operator/messages';
import { printable } from '@siesa-integration/outgoing-http';

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

/** A text in every language; the page shows one of them. What is the same in all of them stands alone. */
export const inEach = (textIn: (language: Language) => string): Markup => {
  const texts = languages.map((language) => ({ language, text: textIn(language) }));
  if (texts.every(({ text }) => text === texts[0]?.text)) return html`${texts[0]?.text ?? ''}`;
  return html`${texts.map(({ language, text }) => html`<span lang="${language}">${text}</span>`)}`;
};

/** A text of the catalogue in every language. */
export const bilingual = <Code extends MessageCode>(code: Code, ...values: MessageArguments<Code>): Markup =>
  inEach((language) => textIn(language)(code, ...values));

/** A figure as each language writes it. */
export const figure = (value: number): Markup => inEach((language) => count(value, language));

/** Seconds in words. */
export const period = (seconds: number): Markup => inEach((language) => duration(seconds, language));

export interface TableColumn {
  readonly title: PlainMessageCode;
  /** Figures, aligned right. */
  readonly numeric?: boolean;
}

/** A cell's content, and further attributes of the cell. */
export interface TableCell {
  readonly content: Markup | string;
  readonly attributes?: Markup;
}

/** A table whose rows are made by {@link rowOf}. */
export const tableOf = (columns: readonly TableColumn[], rows: readonly Markup[], attributes: Markup): Markup =>
  html`<div class="scroll"><table class="cards"${attributes}><thead><tr>${columns.map(
    ({ title, numeric }) => html`<th${numeric ? html` class="n"` : ''}>${bilingual(title)}</th>`,
  )}</tr></thead>
<tbody>${rows}</tbody></table></div>`;

/** The cells of one row under the titles. On a narrow page a row is a card, in which each cell has its title beside it. */
export const rowOf = (columns: readonly TableColumn[], cells: readonly TableCell[]): Markup =>
  html`${columns.map(({ title, numeric }, index) => {
    const { content = '', attributes } = cells[index] ?? {};
    const label = html` data-en="${textIn('en')(title)}" data-es="${textIn('es')(title)}"`;
    return html`<td${numeric ? html` class="n"` : ''}${label}${attributes ?? ''}>${content}</td>`;
  })}`;
