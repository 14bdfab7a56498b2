import type { PlainMessageCode, SettingsDocument } from '@siesa-integration/operator';
import { type Content, html, type Markup } from '../markup/html.ts';
import { clientName } from './client-settings.ts';
import { page, type PageOptions } from './layout.ts';
import type { View } from './view.ts';

/** The pages of one client. */
const tabs = [
  { name: 'overview', title: 'console/overview', path: '' },
  { name: 'rejects', title: 'console/rejects', path: '/rejects' },
  { name: 'product', title: 'console/product', path: '/products' },
  { name: 'mapping', title: 'console/mapping', path: '/mapping' },
] as const satisfies readonly Tab[];

interface Tab {
  readonly name: string;
  readonly title: PlainMessageCode;
  readonly path: string;
}

export type ClientTab = (typeof tabs)[number]['name'];

export interface ClientPageOptions extends Omit<PageOptions, 'above' | 'title'> {
  readonly settings: SettingsDocument;
  /** The page's own title. @defaultValue the client's name */
  readonly title?: string;
  /** The tab to which the page belongs. */
  readonly tab: ClientTab;
}

/** A page about one client, with the way to its other pages. */
export const clientFrame = (view: View, { settings, tab, title, content, ...options }: ClientPageOptions): Markup => {
  const base = `/clients/${String(settings['client_id'])}`;
  const name = clientName(settings);
  return page(view, {
    ...options,
    title: title ?? name,
    above: [[view.t('console/clients'), '/'], ...(title === undefined ? [] : [[name, base] as const])],
    content: html`${tabsOf(view, base, tab)}${content}`,
  });
};

const tabsOf = ({ t }: View, base: string, current: ClientTab): Content =>
  html`<nav class="tabs" aria-label="${t('console/client-pages')}">${tabs.map(
    ({ name, title, path }) =>
      html`<a href="${base}${path}"${name === current && html` aria-current="page"`}>${t(title)}</a>`,
  )}</nav>`;
