import { byUrgency, needsALook, type ClientStatus } from '@siesa-integration/operator/status';
import type { PastSync } from '@siesa-integration/operator/hosts';
import { duration, textIn, type Language } from '@siesa-integration/operator/messages';
import { type Cell, fittingTable } from '../../terminal/table.ts';
import type { paintFor } from '../../terminal/terminal.ts';

type Paint = ReturnType<typeof paintFor>;
type Words = ReturnType<typeof textIn>;

export interface StatusTableOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly language: Language;
  readonly width?: number | undefined;
  readonly paint: Paint;
}

interface StatusRow {
  readonly client: ClientStatus;
  readonly sync: PastSync | undefined;
}

interface Column {
  readonly title: Parameters<Words>[0] & `status/${string}`;
  readonly cell: (
    row: StatusRow,
    options: { readonly t: Words; readonly now: number; readonly language: Language },
  ) => Cell;
}

const figure =
  (of: (sync: PastSync) => number): Column['cell'] =>
  ({ sync }) =>
    sync ? of(sync) : '-';

/** In the order in which they are shown. */
const columns = {
  client: { title: 'status/client', cell: ({ client }) => client.client_id },
  product: { title: 'status/product', cell: ({ client }) => client.product_type },
  last: {
    title: 'status/last',
    cell: ({ sync }, { t, now, language }) =>
      sync
        ? t('status/ago', { time: duration((now - Date.parse(sync.timestamp)) / 1000, language) })
        : t('status/never'),
  },
  type: { title: 'status/type', cell: ({ sync }) => sync?.syncType ?? '-' },
  status: { title: 'status/status', cell: (row, { t }) => statusOf(row, t) },
  extracted: { title: 'status/extracted', cell: figure(({ recordsExtracted }) => recordsExtracted) },
  accepted: { title: 'status/accepted', cell: figure(({ recordsProcessed }) => recordsProcessed) },
  unchanged: { title: 'status/unchanged', cell: figure(({ recordsUnchanged }) => recordsUnchanged) },
  refused: { title: 'status/refused', cell: figure(({ recordsFailed }) => recordsFailed) },
  warned: { title: 'status/warned', cell: figure(({ recordsWarned }) => recordsWarned) },
  duration: {
    title: 'status/duration',
    cell: ({ sync }, { language }) => (sync ? duration(sync.durationSeconds, language) : '-'),
  },
  cursorAge: {
    title: 'status/cursor-age',
    cell: ({ client: { cursor_age_seconds: age } }, { language }) =>
      age === undefined ? '-' : duration(age, language),
  },
  rejects: {
    title: 'status/rejects',
    cell: ({ client: { open_rejects: open, parked_rejects: parked } }, { t }) =>
      parked === 0 ? open : t('status/open-parked', { open, parked }),
  },
  missing: { title: 'status/missing', cell: ({ client }) => client.missing_in_siesa ?? '-' },
  sync: { title: 'status/sync', cell: ({ sync }) => sync?.syncId ?? '-' },
} as const satisfies Readonly<Record<string, Column>>;

type ColumnName = keyof typeof columns;

/** Which columns a narrow terminal does without, the first one first. */
const leftOut: readonly ColumnName[] = [
  'duration',
  'type',
  'extracted',
  'unchanged',
  'product',
  'warned',
  'cursorAge',
  'accepted',
  'missing',
  'sync',
];

/** A line for each sync: failing clients first and disabled ones last. Columns that do not fit the width are left out and named below. */
export const statusTable = (clients: readonly ClientStatus[], options: StatusTableOptions): string => {
  const { width, language, paint } = options;
  const t = textIn(language);
  const rows = clients
    .toSorted(byUrgency)
    .flatMap((client): StatusRow[] =>
      client.syncs.length === 0 ? [{ client, sync: undefined }] : client.syncs.map((sync) => ({ client, sync })),
    );
  const { text, hidden } = fittingTable(
    (Object.keys(columns) as ColumnName[]).map((name) => ({
      title: t(columns[name].title),
      cells: rows.map((row) => (columns[name] as Column).cell(row, { ...options, t })),
      leftOut: leftOut.includes(name) ? leftOut.indexOf(name) : undefined,
    })),
    width,
    language,
  );
  const [titles = '', ...lines] = text.trimEnd().split('\n');
  return [
    titles,
    ...lines.map((line, index) => paintRow(line, rows[index], paint)),
    ...(hidden.length === 0 ? [] : [t('status/narrow', { columns: hidden.join(', ') })]),
    '',
  ].join('\n');
};

const paintRow = (line: string, row: StatusRow | undefined, { red, yellow, green }: Paint): string => {
  if (!row?.sync) return line;
  if (row.sync.status === 'failed') return red(line);
  if (row.sync !== row.client.syncs[0]) return line;
  return needsALook(row.client) ? yellow(line) : green(line);
};

const statusOf = ({ client: { enabled, interrupted, syncs }, sync }: StatusRow, t: Words): string => {
  const isNewest = sync === syncs[0];
  if (isNewest && !enabled) return t('status/disabled');
  if (isNewest && interrupted) return t('status/interrupted');
  if (sync?.status === 'success' || sync?.status === 'failed') return t(`status/${sync.status}`);
  return sync?.status ?? '-';
};
