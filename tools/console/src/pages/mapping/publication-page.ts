import {
  count,
  type FieldDifference,
  type MappingPreview,
  type MappingPublication,
  type SettingsDocument,
  foundIn,
  recordMessageIn,
  valueIn,
} from '@siesa-integration/operator';
import { html, type Markup, verbatim } from '../../markup/html.ts';
import { shownValue } from '../../markup/json.ts';
import { type Column, facts, table } from '../../markup/table.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { tokenInput } from '../../view/layout.ts';
import type { View } from '../../view/view.ts';
import { fieldDifferences } from '../sync/difference-page.ts';

export interface ShownPublication {
  readonly publication: MappingPublication;
  /** Absent when no sync of the client is stored. */
  readonly preview: MappingPreview | undefined;
  readonly settings: SettingsDocument;
  readonly text: string;
  readonly version: string;
}

/** What publishing a mapping document means, before it is done. */
export const publicationPage = (
  view: View,
  { publication, preview, settings, text, version }: ShownPublication,
): Markup => {
  const { t, language } = view;
  const { key, sharedWith, differences, warnings } = publication;
  const id = String(settings['client_id']);
  const address = `/clients/${id}/mapping`;
  return clientFrame(view, {
    settings,
    tab: 'mapping',
    title: t('console/mapping-review'),
    beside: html`<span class="soft id">${key}</span>`,
    content: html`<section class="card"><h2>${t('console/consequences')}</h2><ul>
<li>${sharedWith.length === 0 ? t('console/mapping-alone', { client: id }) : t('console/mapping-shared', { clients: sharedWith.join(', ') })}</li>
<li>${t('console/mapping-next')}</li>
${warnings.map((warning) => html`<li class="failed">${valueIn(warning, language)}</li>`)}</ul>
<form method="post" action="${address}/publish">${tokenInput(view)}<input type="hidden" name="version" value="${version}"><input type="hidden" name="text" value="${verbatim(text)}">
<div class="actions">${differences.length > 0 && html`<button class="main">${t('console/publish')}</button>`}<button formaction="${address}/check">${t('console/edit-on')}</button></div></form></section>
${differences.length === 0 ? html`<p class="notice">${t('console/mapping-same')}</p>` : changes(view, differences)}
${preview ? tried(view, preview) : html`<p class="notice">${t('console/no-stored-rows')}</p>`}`,
  });
};

const changeColumns: readonly Column[] = [
  { title: 'console/field' },
  { title: 'console/before' },
  { title: 'console/after' },
];

/** Fields of a document, or of settings, with both values. */
export const changes = ({ t }: View, differences: readonly FieldDifference[]): Markup =>
  html`<section class="card flush"><h2>${t('console/what-changes')}</h2>${table(
    t,
    t('console/what-changes'),
    changeColumns,
    differences.map(({ field, before, after }) => ({
      cells: [
        field,
        html`<span class="was">${shownValue(before)}</span>`,
        html`<span class="now">${shownValue(after)}</span>`,
      ],
    })),
  )}</section>`;

const failureColumns: readonly Column[] = [
  { title: 'console/count', numeric: true },
  { title: 'console/field' },
  { title: 'console/reason' },
  { title: 'console/received' },
];

const tried = (view: View, { sync_id, rows, before, after, failures, diff }: MappingPreview): Markup => {
  const { t, language } = view;
  return html`<section class="card"><h2>${t('console/mapping-tried', { count: rows, sync: sync_id })}</h2>${facts([
    ...(before === undefined ? [] : [[t('console/mapped-before'), count(before, language)] as const]),
    [t('console/mapped-after'), count(after, language)],
    [t('console/mapped-changed'), count(diff.changed, language)],
  ])}</section>${
    failures.length > 0 &&
    html`<section class="card flush"><h2>${t('console/failures')}</h2>${table(
      t,
      t('console/failures'),
      failureColumns,
      failures.map(({ count: records, path, code, expected, received }) => ({
        cells: [
          count(records, language),
          path,
          html`<div><span class="id">${code}</span><span class="second">${recordMessageIn(expected ?? '', language)}</span></div>`,
          received.map((value) => foundIn(value, language)).join(', '),
        ],
      })),
    )}</section>`
  }${fieldDifferences(view, diff)}`;
};
