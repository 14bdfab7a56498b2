import { isRecord } from '@siesa-integration/canonical-model';
import type { AnswerObject } from './read-claims.ts';
import { readId } from './record-id.ts';

/** Keys under which systems wrap the answer itself. */
const envelopes = new Set([
  ...['data', 'result', 'results', 'response', 'payload', 'body', 'detail', 'meta', 'summary', 'resumen', 'stats'],
  ...['report', 'validation', 'status', 'message', 'mensaje', 'msg'],
]);

/** Keys of lists that hold an entry for each record. */
const listKeys = ['results', 'result', 'data', 'items', 'records', 'products', 'rows', 'responses', 'details'];

/** An answer's object and the objects wrapped in it, outermost first. */
export const layersOf = (body: AnswerObject, depth = 0): readonly AnswerObject[] => [
  body,
  ...Object.entries(body).flatMap(([key, value]) =>
    depth < 3 && envelopes.has(key.toLowerCase()) && isRecord(value) ? layersOf(value, depth + 1) : [],
  ),
];

/** Objects of an answer that wrap no answer, such as `{ "counts": { "failed": 3 } }`: what fails there is a failure, what succeeds there proves nothing. */
export const otherObjects = (layers: readonly AnswerObject[]): readonly AnswerObject[] =>
  layers.flatMap((layer) =>
    Object.values(layer).filter((value): value is AnswerObject => isRecord(value) && !layers.includes(value)),
  );

/** The list that holds the entries of the records, or `undefined`. `results` is one whatever is in it; another list has to hold a record of ours. */
export const resultsIn = (
  layers: readonly AnswerObject[],
  isSent: (id: string) => boolean,
  idField: string,
): { readonly key: string; readonly entries: readonly unknown[] } | undefined => {
  for (const layer of layers) {
    for (const key of listKeys) {
      const entries: unknown = layer[key];
      if (!Array.isArray(entries)) continue;
      if (key === 'results' || entries.some((entry) => isSent(entryId(entry, idField) ?? ''))) return { key, entries };
    }
  }
  return undefined;
};

/** The id of a record's entry in an answer. */
export const entryId = (entry: unknown, idField: string): string | undefined =>
  isRecord(entry) ? readId(entry[idField] ?? entry['id']) : undefined;
