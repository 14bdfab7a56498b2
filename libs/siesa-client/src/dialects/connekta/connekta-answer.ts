import { isRecord } from '@siesa-integration/outgoing-http';
import { shapeOf } from '../../reading/shape-of.ts';

/** A successful answer of Connekta: its rows as they came, and the announced size of the whole. */
export interface ConnektaAnswer {
  readonly list: readonly unknown[];
  readonly total?: number;
  readonly pages?: number;
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
  const fields = new Map(Object.entries(detail).map(([name, value]) => [foldAccents(name), value]));
  const list = fields.get('table') ?? fields.get('datos');
  if (!Array.isArray(list)) return { problem: shapeOf(detail) };
  const total = fields.get('total_registros');
  const pages = fields.get('total_paginas');

  return { list, ...(isCount(total) && { total }), ...(isCount(pages) && { pages }) };
};

/** The text of a page that is one `alerta` and no product: how Connekta refuses with 200. */
export const alertIn = ([first, second]: readonly unknown[]): string | undefined => {
  if (second !== undefined || !isRecord(first)) return undefined;
  const [name, ...others] = Object.keys(first);
  return others.length === 0 && name === 'alerta' ? String(first['alerta']) : undefined;
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * Text without accents and in lower case, because Siesa writes the same word with and without them.
 *
 * @example
 * foldAccents('total_páginas') === foldAccents('Total_Paginas'); // true
 */
export const foldAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
