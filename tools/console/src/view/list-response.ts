import { type ExportedList, listFile, type ListFileFormat } from '@siesa-integration/operator';
import type { Context } from 'hono';
import type { ConsoleEnv } from './view.ts';

const types: Readonly<Record<ListFileFormat, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Headers of a file that a browser keeps under a name. */
export const fileHeaders = (name: string, ending: ListFileFormat): Record<string, string> => ({
  'content-type': types[ending],
  'content-disposition': `attachment; filename="${name}${ending}"`,
});

/** A list as a file that is sent while it is read. Where reading fails the answer breaks off, so a browser keeps no cut file. */
export const listResponse = (
  context: Context<ConsoleEnv>,
  list: ExportedList,
  { name, ending }: { readonly name: string; readonly ending: ListFileFormat },
): Response =>
  context.body(
    ReadableStream.from<Uint8Array>(listFile(list, ending, context.get('view').language)),
    200,
    fileHeaders(name, ending),
  );
