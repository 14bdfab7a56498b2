import {
  type ClientMapping,
  type MappingCheck,
  type MappingNames,
  type SettingsDocument,
  valueIn,
} from '@siesa-integration/operator';
import { html, type Markup, verbatim } from '../../markup/html.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { tokenInput } from '../../view/layout.ts';
import { badge } from '../../view/state-badge.ts';
import type { View } from '../../view/view.ts';

export interface ShownMapping extends ClientMapping {
  readonly check: MappingCheck;
  readonly names: MappingNames;
  readonly settings: SettingsDocument;
}

/** A mapping document to be written: what is wrong with it is shown as it is typed. */
export const mappingPage = (view: View, mapping: ShownMapping): Markup => {
  const { t } = view;
  const { key, sharedWith, text, version, check, settings } = mapping;
  const address = `/clients/${String(settings['client_id'])}/mapping`;
  return clientFrame(view, {
    settings,
    tab: 'mapping',
    title: t('console/mapping'),
    beside: html`<span class="soft id">${key}</span>`,
    content: html`${sharedWith.length > 0 && html`<p class="notice warn">${t('console/mapping-shared', { clients: sharedWith.join(', ') })}</p>`}
<form method="post" action="${address}/check" hx-post="${address}/check" hx-trigger="input delay:400ms from:#document" hx-target="#verdict" hx-select="#verdict" hx-swap="outerHTML">${tokenInput(view)}<input type="hidden" name="version" value="${version}">
<div class="columns wide-first"><section class="card"><label for="document">${t('console/document')}</label>
<textarea id="document" name="text" spellcheck="false" autocapitalize="off" aria-describedby="verdict">
${verbatim(text)}</textarea>
<div class="actions"><button>${t('console/check')}</button><button class="main" formaction="${address}/review">${t('console/mapping-review')}</button></div></section>
<div>${verdict(view, check)}${fieldForm(view, address, mapping.names)}</div></div></form>`,
  });
};

const verdict = ({ t, language }: View, { valid, problems, warnings }: MappingCheck): Markup =>
  html`<section class="card" id="verdict" role="status"><h2>${valid ? badge(t('console/mapping-valid'), 'success') : badge(t('console/mapping-problems', { count: problems.length }), 'failed')}</h2>${
    problems.length + warnings.length > 0 &&
    html`<ul class="checks">${problems.map(
      (problem) =>
        html`<li><div>${badge(t('console/check-wrong'), 'failed')}</div><div>${valueIn(problem, language)}</div></li>`,
    )}${warnings.map(
      (warning) =>
        html`<li><div>${badge(t('console/check-note'), 'warn')}</div><div>${valueIn(warning, language)}</div></li>`,
    )}</ul>`
  }</section>`;

const fieldForm = ({ t }: View, address: string, { canonical, siesa, product }: MappingNames): Markup => {
  const list = (id: string, values: readonly string[]): Markup =>
    html`<datalist id="${id}">${values.map((value) => html`<option value="${value}"></option>`)}</datalist>`;
  return html`<section class="card"><h2>${t('console/mapping-field')}</h2><div class="stack">
<label>${t('console/field')}<input name="field" list="canonical-fields" autocomplete="off"></label>
<label>${t('console/from-siesa')}<input name="siesa_field" list="siesa-fields" autocomplete="off"></label>
<label>${t('console/sent-as')}<input name="product_field" list="product-fields" autocomplete="off"></label>
<label>${t('report/type')}<select name="type">${['', ...fieldTypes].map((type) => html`<option value="${type}">${type}</option>`)}</select></label>
<div class="actions"><button formaction="${address}/field">${t('console/mapping-set')}</button></div></div>
${list('canonical-fields', canonical)}${list('siesa-fields', siesa)}${list('product-fields', product)}</section>`;
};

const fieldTypes = ['string', 'integer', 'decimal', 'boolean', 'date', 'object', 'array'] as const;
