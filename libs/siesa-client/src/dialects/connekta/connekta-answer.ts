import { isRecord } from '@siesa-integration/outgoing-http';
import { without } from '../../reading/without.ts';
import { type PageClaims, readClaims } from '../../reading/page-claims.ts';
import { shapeOf } from '../../reading/shape-of.ts';
import { failureBeside, saysPart, saysTrouble } from '../../reading/failure-beside.ts';
import { foldText } from '../../reading/siesa-words.ts';

/** A successful answer of Connekta: its rows as they came, and what it states about the whole list. */
export interface ConnektaAnswer {
  readonly list: readonly unknown[];
  readonly claims: PageClaims;
  /** A part was not UTF-8. */
  readonly damaged?: true;
}

/** A body of Connekta, as far as its envelope goes. */
export interface ConnektaEnvelope {
  readonly code: unknown;
  /** `mensaje` and `detalle`, where they are text: Siesa's own text. */
  readonly words: string;
  readonly detail: unknown;
}

/** Reads the envelope; `undefined` when the JSON has none. */
export const readEnvelope = (value: unknown): ConnektaEnvelope | undefined => {
  if (!isRecord(value) || !('codigo' in value)) return undefined;
  const words = [value['mensaje'], value['detalle']]
    .filter((word) => typeof word === 'string' && word !== '')
    .join(': ');
  return { code: value['codigo'], words, detail: value['detalle'] };
};

/** Reads `detalle.Table` (standard queries) or `detalle.Datos` (dynamic ones), with its counts under accented names. */
export const readDetail = (detail: unknown): ConnektaAnswer | { readonly problem: string } => {
  if (!isRecord(detail)) return { problem: shapeOf(detail) };
  const fields = new Map(Object.entries(detail).map(([name, value]) => [foldText(name), value]));
  const lists = [fields.get('table'), fields.get('datos')].filter((list) => Array.isArray(list)) as unknown[][];
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length > 1) return { problem: 'two lists of rows (Table and Datos)' };
  const list = filled[0] ?? lists[0];
  return list ? { list, claims: readClaims(detail) } : { problem: shapeOf(detail) };
};

/** The words of an answer without rows that is a failure although its code is 0; `undefined` where the answer is a success. */
export const failureIn = (body: unknown, rows: number): string | undefined => {
  if (!isRecord(body)) return undefined;
  const { mensaje, detalle } = body;
  const others = without(body, 'codigo', 'mensaje', 'detalle');
  const beside = failureBeside(others, { rows, paged: true }) ?? failureBeside(detalle, { rows, paged: true });
  if (beside !== undefined || typeof mensaje !== 'string') return beside;
  return (rows > 0 ? saysPart : saysTrouble)(mensaje) ? mensaje : undefined;
};

/** The text of a page that is one `alerta` and no product: how Connekta refuses with 200. */
export const alertIn = ([first, second]: readonly unknown[]): string | undefined => {
  if (second !== undefined || !isRecord(first)) return undefined;
  const [name, ...others] = Object.keys(first);
  return others.length === 0 && name === 'alerta' ? String(first['alerta']) : undefined;
};
