import { count, type Job, type JobList, type SettingsDocument } from '@siesa-integration/operator';
import { html, type Markup } from '../../markup/html.ts';
import { type Column, table } from '../../markup/table.ts';
import { clientName } from '../../view/client-settings.ts';
import { page, tokenInput } from '../../view/layout.ts';
import { badge } from '../../view/state-badge.ts';
import type { View } from '../../view/view.ts';
import type { StartedJob } from './running-jobs.ts';
import { mostUploadMegabytes } from './uploads.ts';

export interface ShownReconciliations extends JobList {
  readonly started: readonly StartedJob[];
  /** What can be named: files relative to the folder, or keys of the environment's bucket. */
  readonly sources: readonly string[];
  readonly clients: readonly SettingsDocument[];
  /** The list begins with an earlier job than the newest. */
  readonly isLater: boolean;
}

const address = '/reconciliations';

/** The jobs of a host, and what starts another one. */
export const reconciliationsPage = (view: View, shown: ShownReconciliations): Markup => {
  const { t } = view;
  const isRunning = shown.started.some(({ failure }) => failure === undefined);
  return page(view, {
    title: t('console/reconciliations'),
    reloadSeconds: isRunning ? 3 : undefined,
    content: html`${jobsOf(view, shown, isRunning)}
<div class="columns">${
      view.host.folder === undefined
        ? html`${sendForm(view, shown.sources)}${sendProductsForm(view, shown.clients)}`
        : html`${filesForm(view, shown.sources)}${systemsForm(view, shown.clients)}`
    }</div>`,
  });
};

const jobsOf = (view: View, { jobs, started, older, isLater }: ShownReconciliations, isRunning: boolean): Markup => {
  const { t } = view;
  return html`<section class="card flush" id="jobs" hx-get="${address}" hx-trigger="${isRunning ? 'every 2s' : 'none'}" hx-select="#jobs" hx-swap="outerHTML">${started.map(
    ({ name, failure }) =>
      failure
        ? html`<p class="notice failed">${name}: ${t('reconcile/failed', failure)}</p>`
        : html`<p class="notice busy" role="status">${name}: ${t('console/reconcile-running')}</p>`,
  )}${
    jobs.length === 0
      ? html`<p class="soft">${t('console/reconciliations-none')}</p>`
      : table(
          t,
          t('console/reconciliations'),
          columns,
          jobs.map((job) => ({ cells: cellsOf(view, job) })),
        )
  }
<nav class="pager" aria-label="${t('console/pages')}">${isLater && html`<a href="${address}">${t('console/newest')}</a>`}${older !== undefined && html`<a href="${address}?up-to=${older}">${t('console/older')}</a>`}</nav></section>`;
};

const columns: readonly Column[] = [
  { title: 'console/reconcile-job' },
  { title: 'console/reconcile-day' },
  { title: 'console/reconcile-rules' },
  { title: 'console/reconcile-file' },
  { title: 'console/reconcile-base' },
  { title: 'console/state' },
  { title: 'console/reconcile-breaks', numeric: true },
];

const cellsOf = (view: View, { jobId, day, rules, file, base, clientId, breaks }: Job) => [
  html`<div><a href="${address}/${jobId}">${jobId}</a>${clientId !== undefined && html`<span class="second">${clientId}</span>`}</div>`,
  day,
  nameOf(rules),
  nameOf(file),
  nameOf(base),
  breaks === undefined
    ? badge(view.t('console/reconcile-open'), 'warn')
    : badge(view.t('console/reconcile-ended'), 'success'),
  breaks === undefined ? '–' : count(breaks, view.language),
];

/** The last part of a path. */
export const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

const filesForm = (view: View, files: readonly string[]): Markup => {
  const { t } = view;
  return html`<section class="card"><h2>${t('console/reconcile-files')}</h2><form method="post" action="${address}/files" class="stack">${tokenInput(view)}
<label>${t('console/reconcile-file')}<input name="file" list="files" required autocomplete="off"></label>
<label>${t('console/reconcile-base')}<input name="base" list="files" required autocomplete="off"></label>
<label>${t('console/reconcile-rules')}<input name="rules" required autocomplete="off" value="supplier-orders"></label><p class="soft">${t('console/reconcile-rules-hint')}</p>
${dayInput(view)}
<div class="actions"><button class="main">${t('console/reconcile-start')}</button></div>
${offered(files)}</form></section>`;
};

const offered = (sources: readonly string[]): Markup =>
  html`<datalist id="files">${sources.map((source) => html`<option value="${source}"></option>`)}</datalist>`;

/** What an environment compares is sent from the reader's machine, or is in its bucket already. */
const sendForm = (view: View, keys: readonly string[]): Markup => {
  const { t } = view;
  return html`<section class="card"><h2>${t('console/reconcile-files')}</h2><form method="post" action="${address}/files" enctype="multipart/form-data" class="stack">${tokenInput(view)}
${sentSource(view, t('console/reconcile-file'), 'file')}
${sentSource(view, t('console/reconcile-base'), 'base')}
${sentSource(view, t('console/reconcile-rules'), 'rules', 'supplier-orders')}
<p class="soft">${t('console/reconcile-send-hint', { most: mostUploadMegabytes })}</p>
${dayInput(view)}
<div class="actions"><button class="main">${t('console/reconcile-start')}</button></div>
${offered(keys)}</form></section>`;
};

const sentSource = ({ t }: View, title: string, name: string, value = ''): Markup =>
  html`<fieldset><legend>${title}</legend><label>${t('console/reconcile-upload')}<input type="file" name="${name}-upload"></label>
<label>${t('console/reconcile-in-bucket')}<input name="${name}" list="files" autocomplete="off" value="${value}"></label></fieldset>`;

const systemsForm = (view: View, clients: readonly SettingsDocument[]): Markup => {
  const { t } = view;
  return html`<section class="card"><h2>${t('console/reconcile-systems')}</h2><form method="post" action="${address}/products" class="stack">${tokenInput(view)}
${clientSelect(view, clients)}
<label>${t('console/reconcile-export')}<input name="file" list="files" autocomplete="off"></label>
<label>${t('console/reconcile-rules')}<input name="rules" required autocomplete="off" value="products"></label>
${dayInput(view)}
<div class="actions"><button class="main">${t('console/reconcile-start')}</button></div></form></section>`;
};

/** Siesa's products are those that the environment's syncs have read; an export of the destination is sent, or the destination is read. */
const sendProductsForm = (view: View, clients: readonly SettingsDocument[]): Markup => {
  const { t } = view;
  return html`<section class="card"><h2>${t('console/reconcile-systems')}</h2><form method="post" action="${address}/products" enctype="multipart/form-data" class="stack">${tokenInput(view)}
${clientSelect(view, clients)}
${sentSource(view, t('console/reconcile-export'), 'file')}
${sentSource(view, t('console/reconcile-rules'), 'rules', 'products')}
<p class="soft">${t('console/reconcile-send-hint', { most: mostUploadMegabytes })}</p>
${dayInput(view)}
<div class="actions"><button class="main">${t('console/reconcile-start')}</button></div></form></section>`;
};

const clientSelect = ({ t }: View, clients: readonly SettingsDocument[]): Markup =>
  html`<label>${t('console/client')}<select name="client">${clients.map((client) => html`<option value="${String(client['client_id'])}">${clientName(client)}</option>`)}</select></label>`;

const dayInput = ({ t, now }: View): Markup =>
  html`<label>${t('console/reconcile-day')}<input type="date" name="day" required value="${new Date(now).toISOString().slice(0, 10)}"></label>`;
