import {
  type CheckLine,
  checkTitles,
  count,
  type DryRun,
  errorInWords,
  type SettingsDocument,
  recordMessageIn,
  valueIn,
} from '@siesa-integration/operator';
import { html, type Markup } from '../../markup/html.ts';
import { facts } from '../../markup/table.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { tokenInput } from '../../view/layout.ts';
import { badge } from '../../view/state-badge.ts';
import type { View } from '../../view/view.ts';
import { fieldDifferences } from '../sync/difference-page.ts';

/** Which sync to run, with what each of them does. */
export const runPage = (view: View, settings: SettingsDocument): Markup => {
  const { t } = view;
  const base = `/clients/${String(settings['client_id'])}`;
  const choice = (type: 'incremental' | 'initial'): Markup =>
    html`<label class="check"><input type="radio" name="type" value="${type}"${type === 'incremental' && html` checked`}> <span>${t(`console/run-${type}`)}<span class="soft"><br>${t(`console/run-${type}-means`)}</span></span></label>`;
  return clientFrame(view, {
    settings,
    tab: 'overview',
    title: t('console/run-title'),
    content: html`<section class="card"><form method="post" action="${base}/run" class="stack">${tokenInput(view)}${choice('incremental')}${choice('initial')}
<div class="actions"><button class="main">${t('console/start')}</button><button formaction="${base}/dry-run">${t('console/dry-run')}</button></div><p class="soft">${t('console/dry-run-means')}</p></form></section>`,
  });
};

/** What a sync would do. */
export const dryRunPage = (view: View, dryRun: DryRun, settings: SettingsDocument): Markup => {
  const { t, language } = view;
  const { create, update, unchanged, reject, records_extracted: read, error, failed_records: failed, diff } = dryRun;
  const { compared_with: basis, there } = dryRun;
  return clientFrame(view, {
    settings,
    tab: 'overview',
    title: t('console/dry-run'),
    content: html`${error && html`<p class="notice failed">${errorInWords(error, language)}</p>`}<p class="notice success">${t('dry-run/nothing')}</p>
${!error && html`<p class="soft">${t(basis === 'ledger' ? 'dry-run/by-ledger' : 'dry-run/by-product', { client: dryRun.client_id })}</p>`}
<section class="card">${facts([
      [t('dry-run/extracted'), count(read, language)],
      [t('dry-run/create'), count(create, language)],
      [t('dry-run/update'), count(update, language)],
      [t('dry-run/unchanged'), count(unchanged, language)],
      [t('dry-run/reject'), count(reject, language)],
      ...(there ? [[t('dry-run/differing'), count(there.differs_there, language)] as const] : []),
    ])}</section>
${failed.length > 0 && html`<section class="card"><ul>${failed.map(({ id, error: reason }) => html`<li><span class="id">${id}</span> ${recordMessageIn(reason, language)}</li>`)}</ul></section>`}${diff && fieldDifferences(view, diff)}`,
  });
};

/** What a check has found, with one action for each finding that is wrong. */
export const checkPage = (view: View, lines: readonly CheckLine[], settings: SettingsDocument): Markup => {
  const { t, language } = view;
  const verdict = ({ ok, note }: CheckLine): Markup => {
    if (!ok) return badge(t('console/check-wrong'), 'failed');
    return note ? badge(t('console/check-note'), 'warn') : badge(t('console/check-ok'), 'success');
  };
  return clientFrame(view, {
    settings,
    tab: 'overview',
    title: t('console/check-title'),
    content: html`<section class="card"><ul class="checks">${lines.map(
      (line) =>
        html`<li><div>${verdict(line)}</div><div><span class="id">${valueIn(checkTitles[line.what], language)}</span><div>${valueIn(line.message, language)}</div></div></li>`,
    )}</ul></section>`,
  });
};
