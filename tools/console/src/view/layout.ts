import { languages, type PlainMessageCode } from '@siesa-integration/operator';
import { type Content, html, type Markup } from '../markup/html.ts';
import { tokenField } from '../security/form-token.ts';
import type { View } from './view.ts';

export interface PageOptions {
  readonly title: string;
  /** Names and addresses of the pages above this one, the first one first. */
  readonly above?: readonly (readonly [name: string, address: string])[];
  /** Beside the title. */
  readonly beside?: Content;
  readonly content: Content;
  /** Seconds after which a browser without scripts loads the page again. */
  readonly reloadSeconds?: number | undefined;
}

/** A page: what surrounds the content is the same for all of them. */
export const page = (view: View, { title, above = [], beside, content, reloadSeconds }: PageOptions): Markup => {
  const { t, host } = view;
  return webDocument(
    view,
    { title, reloadSeconds },
    html`<a class="skip" href="#content">${t('console/skip')}</a>
<header class="top">
<a class="brand" href="/">${t('console/name')}</a> <span class="place">${host.place.replace(/^in /, '')}</span>
<nav aria-label="${t('console/sections')}">${sections.map(
      ({ title: name, address }) =>
        html`<a href="${address}"${isHere(view, address) && html` aria-current="page"`}>${t(name)}</a>`,
    )}</nav>
<div class="reader">${languageSwitch(view)}${view.signedIn && signOut(view)}</div>
</header>
<main id="content">
${above.length > 0 && html`<nav class="above" aria-label="${t('console/above')}">${above.map(([name, address]) => html`<a href="${address}">${name}</a> <span aria-hidden="true">/</span> `)}</nav>`}
<div class="title"><h1>${title}</h1>${beside}</div>
${host.brokenFiles.map((problem) => html`<p class="notice warn">${problem}</p>`)}
${content}
</main>`,
  );
};

/** A page for somebody who has not signed in: it shows nothing of the host. */
export const barePage = (view: View, title: string, content: Content): Markup =>
  webDocument(
    view,
    { title },
    html`<main id="content" class="bare"><p class="brand">${view.t('console/name')}</p><h1>${title}</h1>${content}<div class="reader">${languageSwitch(view)}</div></main>`,
  );

const webDocument = (
  { t, language }: View,
  { title, reloadSeconds }: Pick<PageOptions, 'title' | 'reloadSeconds'>,
  body: Content,
): Markup => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":false}'>
${reloadSeconds !== undefined && html`<noscript><meta http-equiv="refresh" content="${reloadSeconds}"></noscript>`}
<title>${title} · ${t('console/name')}</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/console.css">
<script src="/static/htmx.js" defer></script>
</head>
<body>
${body}
</body>
</html>
`;

/** The pages that are about no client. */
const sections = [
  { title: 'console/clients', address: '/' },
  { title: 'console/reconciliations', address: '/reconciliations' },
  { title: 'console/alerts', address: '/alerts' },
  { title: 'console/audit', address: '/audit' },
] as const satisfies readonly { readonly title: PlainMessageCode; readonly address: string }[];

const isHere = ({ address }: View, section: string): boolean => new URL(address, 'http://console').pathname === section;

const languageNames = { en: 'English', es: 'Español' } as const;

const languageSwitch = ({ language, address, t }: View): Markup =>
  html`<nav aria-label="${t('console/language')}">${languages.map(
    (each) =>
      html`<a href="/language/${each}?back=${encodeURIComponent(address)}" lang="${each}" hreflang="${each}" title="${languageNames[each]}"${each === language && html` aria-current="true"`}>${each.toUpperCase()}</a>`,
  )}</nav>`;

const signOut = (view: View): Markup =>
  html`<form method="post" action="/sign-out">${tokenInput(view)}<button class="plain">${view.t('console/sign-out', { who: view.operator.who })}</button></form>`;

/** The hidden field without which a form is refused. */
export const tokenInput = ({ token }: Pick<View, 'token'>): Markup =>
  html`<input type="hidden" name="${tokenField}" value="${token}">`;
