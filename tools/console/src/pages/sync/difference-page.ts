import { count, type FieldDiff, type SettingsDocument, type SyncDiff } from '@siesa-integration/operator';
import { html, type Markup } from '../../markup/html.ts';
import { shownValue } from '../../markup/json.ts';
import { type Column, table } from '../../markup/table.ts';
import { clientFrame } from '../../view/client-frame.ts';
import type { View } from '../../view/view.ts';

const fieldColumns: readonly Column[] = [
  { title: 'console/field' },
  { title: 'console/products-changed', numeric: true },
];
const sampleColumns: readonly Column[] = [
  { title: 'console/product' },
  { title: 'console/field' },
  { title: 'console/before' },
  { title: 'console/after' },
];

/** How what a sync had to send differs from what the sync before it had. */
export const differencePage = (view: View, difference: SyncDiff, settings: SettingsDocument): Markup => {
  const { t } = view;
  const { client_id: client, first, second, compared, changed } = difference;
  const { only_in_first: inFirst, only_in_second: inSecond } = difference;
  return clientFrame(view, {
    settings,
    tab: 'overview',
    title: t('console/difference-title'),
    content: html`<section class="card"><p>${t('diff/of', { client, first, second, compared, changed })}</p>${inFirst + inSecond > 0 && html`<p>${t('diff/only', { first, second, inFirst, inSecond })}</p>`}</section>${fieldDifferences(view, difference)}`,
  });
};

/** Which fields differ, how often, and some products with both values. */
export const fieldDifferences = ({ t, language }: View, { fields, samples }: FieldDiff): Markup =>
  fields.length === 0
    ? html`<p class="notice">${t('diff/none')}</p>`
    : html`<section class="card flush"><h2>${t('console/field')}</h2>${table(
        t,
        t('console/field'),
        fieldColumns,
        fields.map(({ field, count: products }) => ({ cells: [field, count(products, language)] })),
      )}</section>
<section class="card flush"><h2>${t('console/samples')}</h2>${table(
        t,
        t('console/samples'),
        sampleColumns,
        samples.flatMap(({ product_id: id, changes }) =>
          changes.map(({ field, old, new: now }) => ({
            cells: [
              id,
              field,
              html`<span class="was">${shownValue(old)}</span>`,
              html`<span class="now">${shownValue(now)}</span>`,
            ],
          })),
        ),
      )}</section>`;
