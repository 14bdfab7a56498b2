import type { SentAlert } from '@siesa-integration/operator/alerts';
import { isFailing, type ClientStatus, type Statuses } from '@siesa-integration/operator/status';
import {
  duration,
  errorInWords,
  heldInWords,
  localTime,
  textIn,
  type Language,
} from '@siesa-integration/operator/messages';
import { nextRunsInWords } from '@siesa-integration/operator/schedules';
import { paintFor, type Terminal } from '../../terminal/terminal.ts';
import { statusTable } from './status-table.ts';

export interface RenderStatusesOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The command-line options of the host. */
  readonly options: string;
  readonly language: Language;
  /** Characters in a line. @defaultValue as many as it takes */
  readonly width?: number | undefined;
  /** @defaultValue none */
  readonly colours?: Terminal['colours'];
}

/** Statuses as text: how many clients fail, a line for each sync, then what is running, what was cut off, what failed last, and what could not be reported. */
export const renderStatuses = (
  { clients, unreported, undelivered_alerts: undelivered = [] }: Statuses,
  options: RenderStatusesOptions,
): string => {
  const { language, now, options: host, colours = false } = options;
  const t = textIn(language);
  const paint = paintFor({ colours });
  const failing = clients.filter(isFailing);
  const history = (execution: string): string => `siesa-sync history ${execution} ${host}`;
  const ago = (at: string): string => duration((now - Date.parse(at)) / 1000, language);
  const lines = [
    ...clients.flatMap(({ client_id: client, running: sync }) =>
      sync === undefined ? [] : [t('status/running', { client, sync })],
    ),
    ...clients.flatMap(({ client_id: client, interrupted: cut }) =>
      cut ? [t('status/cut', { client, time: ago(cut.began), state: cut.state, command: history(cut.execution) })] : [],
    ),
    ...clients.flatMap(({ client_id: client, cursor_held: because }) =>
      because ? [t('status/held', { client, cause: heldInWords(because, language) })] : [],
    ),
    ...clients.flatMap((client) => lastFailure(client, language).map(paint.red)),
    ...clients.flatMap(({ client_id: client, next_runs: runs }) =>
      runs ? [t('status/next', { client, when: nextRunsInWords(runs, language) })] : [],
    ),
    ...clients.flatMap((client) => irregularStarts(client, language)),
    ...undelivered.map((alert) =>
      paint.red(t('status/undelivered', { subject: alert.subject, channels: channelsOf(alert), options: host })),
    ),
    ...unreported.map(({ syncId, timestamp: at }) => t('status/unreported', { at, command: history(syncId) })),
  ];
  const headline = t('status/headline', {
    count: clients.length,
    failing: failing.length === 0 ? t('status/none-failing') : t('status/failing', { failing: failing.length }),
  });
  return [
    ...(clients.length > 1 ? [`${failing.length > 0 ? paint.red(headline) : headline}\n\n`] : []),
    statusTable(clients, { ...options, paint }),
    ...lines.map((line) => `${line}\n`),
  ].join('');
};

const mostIrregular = 3;

/** The newest starts by schedule that were not as usual, in the zone of the client. */
const irregularStarts = (
  { client_id: client, irregular_starts: starts = [], next_runs: runs }: ClientStatus,
  language: Language,
): readonly string[] =>
  starts.slice(0, mostIrregular).map(({ at, outcome, starts: count }) =>
    textIn(language)(`status/start-${outcome}`, {
      client,
      at: localTime(at, runs?.timezone ?? 'UTC'),
      starts: count,
    }),
  );

const channelsOf = ({ deliveries }: SentAlert): string =>
  deliveries.flatMap(({ channel, status }) => (status === 'undelivered' ? [channel] : [])).join(', ');

const lastFailure = ({ client_id, syncs: [latest] }: ClientStatus, language: Language): readonly string[] => {
  if (!latest?.error) return [];
  const { code, name } = latest.error;
  const words = errorInWords(latest.error, language);
  return [`${client_id}: ${code ?? name ?? 'failed'}: ${words === '' ? textIn(language)('status/no-message') : words}`];
};
