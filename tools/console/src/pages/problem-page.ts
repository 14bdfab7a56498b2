import { asMistake, errorInWords, OperatorMistake, ownCode } from '@siesa-integration/operator';
import { html, type Markup } from '../markup/html.ts';
import { page } from '../view/layout.ts';
import type { View } from '../view/view.ts';

/** A page that says why nothing was done, and what to do. */
export const problemPage = (view: View, message: string, code?: string): Markup =>
  page(view, {
    title: view.t('console/problem'),
    content: html`<p class="notice failed" role="alert">${message}</p>${code !== undefined && html`<p class="soft">${code}</p>`}<p><a href="/">${view.t('console/to-clients')}</a></p>`,
  });

export const unknownPage = (view: View): Markup => problemPage(view, view.t('console/unknown-page'));

/** What an error shows to the operator, and its status. */
export const failurePage = (
  view: View,
  error: unknown,
): { readonly status: 400 | 404 | 500; readonly markup: Markup } => {
  const failure = asMistake(error);
  const { name, message } = failure instanceof Error ? failure : new Error(String(failure));
  const code = failure instanceof OperatorMistake ? failure.code : ownCode(failure);
  const markup = problemPage(
    view,
    errorInWords(failure instanceof OperatorMistake ? failure : { code, name, message }, view.language),
    code ?? name,
  );
  if (!(failure instanceof OperatorMistake)) return { status: 500, markup };
  return { status: failure.code === 'CLIENT_NOT_FOUND' ? 404 : 400, markup };
};
