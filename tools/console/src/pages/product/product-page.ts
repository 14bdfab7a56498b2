import {
  type LiveComparison,
  type ProductExplanation,
  recordMessage,
  type SettingsDocument,
} from '@siesa-integration/operator';
import { html, type Markup } from '../../markup/html.ts';
import { shownValue } from '../../markup/json.ts';
import { type Column, table } from '../../markup/table.ts';
import { moment } from '../../markup/time.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { clientZone } from '../../view/client-settings.ts';
import { tokenInput } from '../../view/layout.ts';
import type { View } from '../../view/view.ts';

export interface ShownProduct {
  /** What was looked for. */
  readonly id: string;
  readonly explanation: ProductExplanation | undefined;
  readonly settings: SettingsDocument;
}

export const productPage = (view: View, { id, explanation, settings }: ShownProduct): Markup => {
  const { t } = view;
  const base = `/clients/${String(settings['client_id'])}/products`;
  return clientFrame(view, {
    settings,
    tab: 'product',
    title: explanation?.product_id ?? t('console/product'),
    beside:
      explanation &&
      html`<div class="actions"><form method="post" action="${base}/send">${tokenInput(view)}<input type="hidden" name="id" value="${explanation.product_id}"><button>${t('console/send-again')}</button></form></div>`,
    content: html`<section class="card"><form class="tools" method="get" action="${base}"><label>${t('console/find-product')}<input name="id" value="${id}" required></label><label class="check"><input type="checkbox" name="live" value="1"> ${t('console/with-live')}</label><button class="main">${t('console/explain')}</button></form></section>${explanation && explained(view, explanation, settings)}`,
  });
};

const stepColumns: readonly Column[] = [
  { title: 'console/field' },
  { title: 'console/from-siesa' },
  { title: 'console/received' },
  { title: 'console/becomes' },
];

const explained = (view: View, explanation: ProductExplanation, settings: SettingsDocument): Markup => {
  const { t } = view;
  const { verdict, readings, raw, steps, payload, live } = explanation;
  const syncs = `/clients/${explanation.client_id}/syncs`;
  return html`<section class="card"><h2>${t('console/verdict')}</h2>${verdict.map((sentence) => html`<p>${sentence}</p>`)}</section>
${live && comparison(view, live)}
<section class="card"><h2>${t('console/over-time')}</h2><ol class="checks">${readings.map(
    ({ sync_id: sync, at, words }) =>
      html`<li><a href="${syncs}/${sync}">${moment(view, at, clientZone(settings))}</a><div>${words.map((word) => html`<div>${word}</div>`)}</div></li>`,
  )}</ol></section>
${
  steps.length > 0 &&
  html`<section class="card flush"><h2>${t('console/steps')}</h2>${table(
    t,
    t('console/steps'),
    stepColumns,
    steps.map((step) => ({
      cells: [
        step.field,
        step.source ?? '–',
        shownValue(step.received),
        step.issue
          ? html`<span class="failed">${t('explain/stopped', { code: step.issue.code })}</span>`
          : shownValue(step.value),
      ],
      ...(step.issue && { kind: 'failed' }),
    })),
  )}</section>`
}
<div class="columns">${raw && documentCard(t('console/raw'), raw)}${payload !== undefined && documentCard(t('console/sent'), payload)}</div>`;
};

const documentCard = (title: string, document: unknown): Markup =>
  html`<section class="card"><h2>${title}</h2><pre>${JSON.stringify(document, undefined, 2)}</pre></section>`;

const liveColumns: readonly Column[] = [{ title: 'live/field' }, { title: 'live/siesa' }, { title: 'live/sent' }];

const comparison = (
  { t }: View,
  { siesa, source_id: source, reason = '', sent_known: isKnown, fields }: LiveComparison,
): Markup => {
  const different = fields.filter(({ differs }) => differs).length;
  const notes = [
    ...(siesa === 'missing' ? [t('live/siesa-missing', { source })] : []),
    ...(siesa === 'rejected' ? [t('live/siesa-rejected', { reason: recordMessage(reason) })] : []),
    ...(isKnown ? [] : [t('live/sent-unknown')]),
    ...(siesa === 'found' && isKnown
      ? [different === 0 ? t('live/equal') : t('live/differ', { count: different })]
      : []),
  ];
  return html`<section class="card flush"><h2>${t('console/live-title')}</h2>${notes.map((note) => html`<p>${note}</p>`)}${table(
    t,
    t('console/live-title'),
    liveColumns,
    fields.map(({ field, siesa: now, sent, differs }) => ({
      cells: [
        field,
        html`<span class="${differs ? 'now' : ''}">${shownValue(now)}</span>`,
        html`<span class="${differs ? 'was' : ''}">${shownValue(sent)}</span>`,
      ],
    })),
  )}</section>`;
};
