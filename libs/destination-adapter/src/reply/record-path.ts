import { isRecord } from '@siesa-integration/canonical-model';

/** Where in a request an error is. */
export interface RecordPlace {
  /** Of the record, from 0. */
  readonly index: number;
  /** The path inside the record; empty when the error is about all of it. */
  readonly field: string;
}

/** `[3].Ean` of ASP.NET, also `$[3].Ean`, `items[3].ean`. */
const inBrackets = /^(?:\$?\.?|\$?\.?(?<name>[a-z_]\w*))\[(?<index>\d+)\]\.?(?<field>.*)$/i;
/** `products.3.ean` of Laravel, also `3.ean`, `body.3.ean`, `/data/3/ean`. */
const betweenDots = /^\$?[./]?(?:(?<name>[a-z_]\w*)[./])?(?<index>\d+)(?:[./](?<field>.*))?$/i;
/** Names of the list itself. Another name is a field of a record, whose index counts something else. */
const listNames =
  /^(?:products?|items?|records?|rows?|data|body|payload|list|entries|skus?|documents?|value|values|input|request|dtos?|models?|productos|articulos)$/i;

/** The record that a path begins with, or `undefined` when it begins with none. */
export const indexIn = (path: string): RecordPlace | undefined => {
  const { index, name, field = '' } = (inBrackets.exec(path) ?? betweenDots.exec(path))?.groups ?? {};
  if (index === undefined || index.length > 6 || (name !== undefined && !listNames.test(name))) return undefined;
  return { index: Number(index), field };
};

const pathKeys = ['path', 'field', 'loc', 'pointer', 'instancePath', 'property', 'propertyName', 'key', 'param'];

/** The path that an error states: a text, a list of its steps, or the pointer of a JSON:API error. */
export const pathOf = (error: Readonly<Record<string, unknown>>): string => {
  for (const key of pathKeys) {
    const path = error[key];
    if (typeof path === 'string') return path;
    if (Array.isArray(path)) return path.join('.');
  }
  const source = error['source'];
  return isRecord(source) && typeof source['pointer'] === 'string' ? source['pointer'] : '';
};
