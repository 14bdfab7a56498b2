import type { VerdictName } from '@siesa-integration/reconciliation';
import { html, type Markup } from '../../markup/html.ts';
import type { View } from '../../view/view.ts';

/** A verdict in words, and below it the name that files and commands have. */
export const verdictCell = ({ t }: View, verdict: VerdictName): Markup =>
  html`<div>${t(`reconcile/verdict-${verdict}`)}<span class="second">${verdict}</span></div>`;
