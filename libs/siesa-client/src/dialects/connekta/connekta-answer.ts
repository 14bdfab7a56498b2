import { shapeOf } from '../../reading/shape-of.ts';
import { fold } from './fold.ts';

/** What a successful answer of Connekta brings: its rows as they came, and what it says of the whole. */
export interface ConnektaAnswer {
  readonly list: readonly unknown[];
  readonly total?: number;
  readonly pages?: number;
}

/** A body of Connekta, as far as its envelope goes. */
export interface ConnektaEnvelope {
  readonly code: unknown;
  /** `mensaje` and `detalle`, where they are text: Siesa's own words. */
  readonly words: string;
  readonly detail: unknown;
}

/** Reads the envelope; `undefined` when the JSON is none of Connekta's. */
export const readEnvelope = (value: unknown): ConnektaEnvelope | undefined => {
  if (!isObject(value) || !('codigo' in value)) return undefined;
  const words = [value['mensaje'], value['detalle']]
    .filter((word) => typeof word === 'string' && word !== '')
    .join(': ');
  return { code: value['codigo'], words, detail: value['detalle'] };
};

/** Reads `detalle.Table` (standard queries) or `detalle.Datos` (dynamic ones), with its counts under accented names. */
export const readDetail = (detail: unknown): ConnektaAnswer | { readonly problem: string } => {
  if (!isObject(detail)) return { problem: shapeOf(detail) };
  const fields = new Map(Object.entries(detail).map(([name, value]) => [fold(name), value]));
  const list = fields.get('table') ?? fields.get('datos');
  if (!Array.isArray(list)) return { problem: shapeOf(detail) };
  const total = fields.get('total_registros');
  const pages = fields.get('total_paginas');

  return { list, ...(isCount(total) && { total }), ...(isCount(pages) && { pages }) };
};

/** The text of a page that is one `alerta` and no product: how Connekta refuses with 200. */
export const alertIn = ([first, second]: readonly unknown[]): string | undefined => {
  if (second !== undefined || !isObject(first)) return undefined;
  const [name, ...others] = Object.keys(first);
  return others.length === 0 && name === 'alerta' ? String(first['alerta']) : undefined;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
