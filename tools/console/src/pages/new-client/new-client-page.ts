import {
  type CheckedAnswers,
  type ClientQuestion,
  type NewClientAnswers,
  type NewClientDestination,
  valueIn,
} from '@siesa-integration/operator';
import { type Content, html, type Markup, verbatim } from '../../markup/html.ts';
import { page, tokenInput } from '../../view/layout.ts';
import { badge } from '../../view/state-badge.ts';
import type { View } from '../../view/view.ts';

/** The answers that decide which other questions there are. */
export const firstAnswers = ['product_type', 'siesa_dialect', 'product_dialect'] as const;

const address = '/new-client';

/** Which systems the client has, because the questions depend on them. */
export const systemsPage = (
  view: View,
  destinations: readonly NewClientDestination[],
  siesa: ClientQuestion | undefined,
): Markup => {
  const { t, language } = view;
  return framed(
    view,
    html`<form method="get" action="${address}" class="card stack">
<label>${valueIn(siesa?.message ?? '', language)}<select name="siesa_dialect">${(siesa?.choices ?? []).map(({ value, name }) => html`<option value="${value}">${valueIn(name, language)}</option>`)}</select></label>
<label>${t('console/new-destination')}<select name="destination">${destinations.map(
      ({ product_type: product, product_dialect: dialect, name }) =>
        html`<option value="${product}/${dialect}">${product}: ${valueIn(name, language)}</option>`,
    )}</select></label>
<div class="actions"><button class="main">${t('console/new-next')}</button></div></form>`,
  );
};

/** All other questions. What is wrong is shown as it is typed; keys are never written back into the page. */
export const answersPage = (view: View, checked: CheckedAnswers, isSent = false): Markup => {
  const { t } = view;
  const { questions, answers, problems } = checked;
  return framed(
    view,
    html`<form method="post" action="${address}" autocomplete="off" hx-post="${address}/check" hx-trigger="input delay:400ms" hx-target="#verdict" hx-select="#verdict" hx-swap="outerHTML">${tokenInput(view)}
${firstAnswers.map((key) => html`<input type="hidden" name="${key}" value="${answers[key] ?? ''}">`)}
<div class="columns wide-first"><section class="card stack">${questions
      .filter(({ key }) => !isFirst(key))
      .map((question) => field(view, question, answers, isSent && problems.has(question.key)))}
<div class="actions"><button class="main">${t('console/new-add')}</button><a class="button" href="${address}">${t('console/new-other-systems')}</a></div></section>
${verdict(view, checked)}</div></form>`,
  );
};

const framed = (view: View, content: Content): Markup =>
  page(view, {
    title: view.t('console/new-client'),
    above: [[view.t('console/clients'), '/']],
    content: html`<p class="soft">${view.t('console/new-about')}</p>${content}`,
  });

const isFirst = (key: string): boolean => firstAnswers.some((first) => first === key);

const field = (view: View, question: ClientQuestion, answers: NewClientAnswers, isWrong: boolean): Markup => {
  const { key, kind, message, choices = [], suggested = '', isShown } = question;
  const { language } = view;
  const value = answers[key] === undefined || answers[key] === '' ? suggested : answers[key];
  const label = valueIn(message, language).replace(/:$/, '');
  if (kind === 'choice')
    return html`<label>${label}<select name="${key}" aria-invalid="${String(isWrong)}" aria-describedby="verdict">${choices.map(
      (choice) =>
        html`<option value="${choice.value}"${choice.value === value && html` selected`}>${valueIn(choice.name, language)}</option>`,
    )}</select></label>`;
  if (kind === 'secret')
    return html`<label>${label}<input type="${isShown ? 'text' : 'password'}" name="${key}" autocomplete="new-password" aria-invalid="${String(isWrong)}" aria-describedby="verdict"></label>`;
  return html`<label>${label}<input name="${key}" value="${verbatim(value)}" spellcheck="false" autocapitalize="off" aria-invalid="${String(isWrong)}" aria-describedby="verdict"></label>`;
};

/** Empty answers are counted; the others are shown with what is wrong. */
const verdict = ({ t, language }: View, { questions, answers, problems }: CheckedAnswers): Markup => {
  const wrong = questions.filter(({ key }) => problems.has(key) && answers[key] !== '');
  const empty = problems.size - wrong.length;
  return html`<section class="card" id="verdict" role="status"><h2>${
    problems.size === 0
      ? badge(t('console/new-complete'), 'success')
      : wrong.length > 0
        ? badge(t('console/mapping-problems', { count: wrong.length }), 'failed')
        : badge(t('console/new-empty', { count: empty }), 'warn')
  }</h2>${
    wrong.length > 0 &&
    html`<ul class="checks">${wrong.map(
      ({ key, message }) =>
        html`<li><div>${badge(t('console/check-wrong'), 'failed')}</div><div><b>${valueIn(message, language)}</b> ${valueIn(problems.get(key) ?? '', language)}</div></li>`,
    )}</ul>`
  }${wrong.length > 0 && empty > 0 && html`<p class="soft">${t('console/new-empty', { count: empty })}</p>`}</section>`;
};
