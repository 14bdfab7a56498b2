import { type ApplyPlan, type SettingsDocument, valueIn, type WrittenSettings } from '@siesa-integration/operator';
import { html, type Markup, verbatim } from '../../markup/html.ts';
import { moment } from '../../markup/time.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { clientZone } from '../../view/client-settings.ts';
import { tokenInput } from '../../view/layout.ts';
import type { View } from '../../view/view.ts';
import { changes } from '../mapping/publication-page.ts';

export interface ShownSettings {
  readonly written: WrittenSettings;
  readonly settings: SettingsDocument;
  /** Why they cannot be used. */
  readonly problem?: string;
}

/** Settings to be written by hand. */
export const settingsPage = (view: View, { written, settings, problem }: ShownSettings): Markup => {
  const { t } = view;
  const address = `/clients/${String(settings['client_id'])}/settings`;
  return clientFrame(view, {
    settings,
    tab: 'overview',
    title: t('console/settings'),
    content: html`${
      problem !== undefined && html`<p class="notice failed" role="alert">${problem}</p>`
    }<section class="card"><form method="post" action="${address}/review">${tokenInput(view)}<input type="hidden" name="version" value="${written.version}">
<label for="document">${t('console/settings-document')}</label>
<textarea id="document" name="text" spellcheck="false" autocapitalize="off">
${verbatim(written.text)}</textarea><p class="soft">${t('console/settings-keys')}</p>
<div class="actions"><button class="main">${t('console/settings-review')}</button></div></form></section>`,
  });
};

export interface ShownPlan {
  readonly plan: ApplyPlan;
  readonly written: WrittenSettings;
  readonly settings: SettingsDocument;
}

/** What applying settings means, before it is done. */
export const settingsReviewPage = (view: View, { plan, written, settings }: ShownPlan): Markup => {
  const { t, language } = view;
  const address = `/clients/${String(settings['client_id'])}/settings`;
  const { warnings, nextRuns: runs } = plan;
  return clientFrame(view, {
    settings,
    tab: 'overview',
    title: t('console/settings-review'),
    content: html`<section class="card"><h2>${t('console/consequences')}</h2><ul><li>${t('console/settings-next')}</li>
${runs && html`<li>${t('console/next-runs')}: ${runs.at.length === 0 ? t('schedule/never') : runs.at.map((at, place) => html`${place > 0 && ' · '}${moment(view, at, clientZone(settings))}`)}</li>`}
${warnings.map((warning) => html`<li class="failed">${valueIn(warning, language)}</li>`)}</ul>
<form method="post" action="${address}/apply">${tokenInput(view)}<input type="hidden" name="version" value="${written.version}"><input type="hidden" name="text" value="${verbatim(written.text)}">
<div class="actions">${plan.settings.length > 0 && html`<button class="main">${t('console/settings-apply')}</button>`}<button formaction="${address}/edit">${t('console/edit-on')}</button></div></form></section>
${plan.settings.length === 0 ? html`<p class="notice">${t('console/settings-same')}</p>` : changes(view, plan.settings)}`,
  });
};
