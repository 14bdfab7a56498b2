import { plainText, runKeys } from '@siesa-integration/sync-pipeline/stored';
import type { ExportedList, ListCell } from '../export/list-file.ts';
import type { Host } from '../hosts/host.ts';

/** Where the report lies. */
interface ReportPlace {
  readonly stores: Pick<Host['stores'], 'objects'>;
}

/** The report of a run as a list; `undefined` when it is no longer kept. The stored CSV stays in memory, and its rows are read as they are asked for. */
export const readRunReport = async (
  { stores }: ReportPlace,
  clientId: string,
  syncId: string,
): Promise<ExportedList | undefined> => {
  const csv = await stores.objects.get(runKeys(clientId, syncId).report);
  return csv && { rows: rowsIn(csv), sheet: syncId };
};

const pieceBytes = 64 * 1024;
const lineFeed = 10;

/** No cell of a report has a line break, so a line is a row. */
async function* rowsIn(csv: Uint8Array): AsyncGenerator<readonly ListCell[]> {
  const { streamCsvRows } = await import('hucre/csv'); // only exports need it
  const decoder = new TextDecoder();
  for (let from = 0; from < csv.length; ) {
    const end = csv.indexOf(lineFeed, Math.min(from + pieceBytes, csv.length - 1)) + 1;
    const piece = decoder.decode(csv.subarray(from, end === 0 ? csv.length : end));
    for (const cells of streamCsvRows(piece, { delimiter: ',' }))
      yield cells.map((cell, column) => cellOf(typeof cell === 'string' ? cell : '', column));
    from += end === 0 ? csv.length : end - from;
  }
}

const attemptsColumn = 5;

const cellOf = (text: string, column: number): ListCell =>
  column === attemptsColumn && /^\d+$/.test(text) ? Number(text) : plainText(text);
