import type { PlainMessageCode } from '@siesa-integration/operator';
import type { Words } from '../view/view.ts';
import { type Content, html, type Markup } from './html.ts';

export interface Column {
  readonly title: PlainMessageCode;
  /** Figures, aligned right. */
  readonly numeric?: boolean;
}

/** A row: its cells in the order of the columns. */
export interface TableRow {
  readonly cells: readonly Content[];
  /** A class, such as `failed`. */
  readonly kind?: string;
  /** A line of its own below the cells, as wide as the table. */
  readonly note?: Content;
}

/**
 * A table. Below 600 px each row is a card, in which every cell has its title beside it.
 *
 * @param label - what the table lists, for screen readers
 */
export const table = (t: Words, label: string, columns: readonly Column[], rows: readonly TableRow[]): Markup => {
  const titles = columns.map(({ title }) => t(title));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table class="cards">
<thead><tr>${columns.map(({ numeric }, at) => html`<th scope="col"${numeric && html` class="n"`}>${titles[at]}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ cells, kind, note }) => html`<tr${kind !== undefined && html` class="${kind}"`}>${columns.map(
      ({ numeric }, at) => html`<td data-label="${titles[at]}"${numeric && html` class="n"`}>${cells[at]}</td>`,
    )}</tr>${note !== undefined && note !== '' && html`<tr class="note ${kind ?? ''}"><td colspan="${columns.length}">${note}</td></tr>`}
`,
  )}</tbody></table></div>`;
};

/** Names and values, side by side. */
export const facts = (entries: readonly (readonly [name: string, value: Content])[]): Markup =>
  html`<dl class="facts">${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
