import { decimal, type Language, type PlainMessageCode, textIn, valueIn } from '@siesa-integration/operator/messages';
import type { SyncOutcome } from '@siesa-integration/operator/sync';
import { type Cell, fittingTable } from '../../terminal/table.ts';

type Ended = Extract<SyncOutcome, { readonly kind: 'ended' }>;

interface Column {
  readonly title: PlainMessageCode & `sync/${string}`;
  readonly cell: (ended: Ended, language: Language) => Cell;
  /** A narrow terminal does without the lowest first. Never without the id, because every next command takes it. */
  readonly leftOut?: number;
}

/** Behind the client, in their order. */
const columns: readonly Column[] = [
  { title: 'sync/type', cell: ({ summary }) => summary.sync_type ?? '-', leftOut: 2 },
  { title: 'sync/status', cell: ({ summary }, language) => textIn(language)(`status/${summary.status}`) },
  { title: 'sync/extracted', cell: ({ summary }) => summary.records_extracted, leftOut: 7 },
  { title: 'sync/accepted', cell: ({ summary }) => summary.records_success },
  { title: 'sync/unchanged', cell: ({ summary }) => summary.records_unchanged, leftOut: 4 },
  { title: 'sync/refused', cell: ({ summary }) => summary.records_failed },
  { title: 'sync/warned', cell: ({ summary }) => summary.records_warned, leftOut: 5 },
  { title: 'sync/missing', cell: ({ summary }) => summary.records_missing, leftOut: 6 },
  {
    title: 'sync/duration',
    cell: ({ seconds }, language) => `${valueIn(decimal(seconds, 1), language)} s`,
    leftOut: 3,
  },
  {
    title: 'sync/per-second',
    cell: ({ summary, seconds }) => Math.round(summary.records_processed / Math.max(seconds, 0.001)),
    leftOut: 1,
  },
  { title: 'sync/id', cell: ({ summary }) => summary.sync_id ?? '-' },
];

/**
 * The summaries of several syncs as one table.
 *
 * @param width - of the terminal: columns that do not fit are left out, and named below. @defaultValue all are shown
 */
export const summaryTable = (outcomes: readonly SyncOutcome[], language: Language = 'en', width?: number): string => {
  const t = textIn(language);
  const cellOf = (outcome: SyncOutcome, { title, cell }: Column): Cell => {
    if (outcome.kind === 'ended') return cell(outcome, language);
    return title === 'sync/status' ? t('sync/skipped') : '-';
  };
  const client = {
    title: t('sync/client'),
    cells: outcomes.map((outcome) => (outcome.kind === 'ended' ? outcome.summary.client_id : outcome.clientId)),
  };
  const others = columns.map((column) => ({
    title: t(column.title),
    cells: outcomes.map((outcome) => cellOf(outcome, column)),
    leftOut: column.leftOut,
  }));
  const { text, hidden } = fittingTable([client, ...others], width, language);
  return hidden.length === 0 ? text : `${text}${t('status/narrow', { columns: hidden.join(', ') })}\n`;
};
