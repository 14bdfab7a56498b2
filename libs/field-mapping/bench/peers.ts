import { createRequire } from 'node:module';
import jsonata from 'jsonata';
import type { SourceRecord } from '../src/index.ts';

const load = createRequire(import.meta.url);
const dotObject = load('dot-object') as { transform: (recipe: object, source: object) => unknown };
const mapObject = load('object-mapper') as (source: object, recipe: object) => unknown;
const { morphism } = load('morphism') as { morphism: (schema: object) => (source: object) => unknown };

type MapRecord = (row: SourceRecord) => unknown;

const names = {
  f_codigo: 'id',
  f_codigo_externo: 'external_id',
  f_nombre: 'name',
  f_ean: 'ean',
  f_cantidad: 'stock_quantity',
  f_tag_rfid: 'rfid_tag_id',
};
const reversed = Object.fromEntries(Object.entries(names).map(([source, target]) => [target, source]));

/** Mappers from npm that rename the six fields of the Kong document. They neither convert nor check, so this is their least work. */
export const peers: ReadonlyMap<string, MapRecord> = new Map<string, MapRecord>([
  ['dot-object', (row) => dotObject.transform(names, row)],
  ['object-mapper', (row) => mapObject(row, names)],
  ['morphism', morphism(reversed)],
]);

const expression = jsonata(
  `{${Object.entries(names)
    .map(([source, target]) => `"${target}": ${source}`)
    .join(', ')}}`,
);

/** jsonata is asynchronous, so records are mapped one after the other. */
export const mapWithJsonata = async (rows: readonly SourceRecord[]): Promise<void> => {
  for (const row of rows) await expression.evaluate(row);
};
