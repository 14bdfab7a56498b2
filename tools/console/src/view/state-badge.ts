import { type ClientStatus, isFailing, needsALook, type PlainMessageCode } from '@siesa-integration/operator';
import { html, type Markup } from '../markup/html.ts';
import type { Words } from './view.ts';

/** How a client is, in one word. */
export type ClientStateName = 'paused' | 'running' | 'failing' | 'look' | 'new' | 'well';

export const clientState = (client: ClientStatus): ClientStateName => {
  if (client.running !== undefined) return 'running';
  if (!client.enabled) return 'paused';
  if (isFailing(client)) return 'failing';
  if (client.syncs.length === 0) return 'new';
  return needsALook(client) ? 'look' : 'well';
};

const badges = {
  paused: 'soft',
  running: 'busy',
  failing: 'failed',
  look: 'warn',
  new: 'soft',
  well: 'success',
} as const satisfies Readonly<Record<ClientStateName, string>>;

export const clientBadge = (t: Words, client: ClientStatus): Markup => {
  const state = clientState(client);
  return badge(t(`console/state-${state}`), badges[state]);
};

/** A word on a coloured ground. */
export const badge = (text: string, kind: 'soft' | 'busy' | 'failed' | 'warn' | 'success'): Markup =>
  html`<span class="badge ${kind}">${text}</span>`;

/** The outcome of a sync that has ended. */
export const outcomeBadge = (t: Words, status: string): Markup =>
  status in outcomes
    ? badge(t(outcomes[status as keyof typeof outcomes]), status as 'success' | 'failed')
    : badge(status, 'soft');

const outcomes = { success: 'status/success', failed: 'status/failed' } as const satisfies Readonly<
  Record<string, PlainMessageCode>
>;
