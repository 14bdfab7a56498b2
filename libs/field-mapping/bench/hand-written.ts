import {
  accepted,
  type CanonicalProduct,
  type Issue,
  type JsonValue,
  refused,
  type Result,
} from '@siesa-integration/canonical-model';
import type { SourceRecord } from '../src/index.ts';

/** The Kong document written by hand, with the same results for valid and invalid rows. */
export const mapByHand = (row: SourceRecord): Result<CanonicalProduct> => {
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const id = requiredText('id', row['f_codigo'], issues);
  const product: Record<string, JsonValue> = {
    id,
    external_id: requiredText('external_id', row['f_codigo_externo'], issues),
    name: requiredText('name', row['f_nombre'], issues),
    sku: id,
    stock_quantity: requiredInteger('stock_quantity', row['f_cantidad'], issues),
  };
  const ean = text(row['f_ean']);
  if (ean !== undefined && /^[0-9]{13}$/.test(ean)) product['ean'] = ean;
  else if (ean !== undefined)
    warnings.push({ path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$', received: ean });
  const tag = text(row['f_tag_rfid']);
  if (tag !== undefined) product['rfid_tag_id'] = tag;
  for (const key of Object.keys(row)) {
    if (key.startsWith('custom:')) product[key] = row[key] as JsonValue;
    else if (key.startsWith('f120_custom_')) product[`custom:${key.slice(12)}`] = row[key] as JsonValue;
  }
  const [first, ...others] = issues;
  return first === undefined ? accepted(product as unknown as CanonicalProduct, warnings) : refused(first, ...others);
};

/** The same with the three calculated fields of the bench. */
export const mapByHandAndCalculate = (row: SourceRecord): Result<CanonicalProduct> => {
  const mapped = mapByHand(row);
  if (!mapped.ok) return mapped;
  const product: Record<string, JsonValue> = mapped.value;
  const price = Number(row['f_precio']);
  product['unit_price'] = Math.round(price * 119) / 100;
  product['in_stock'] = Number(mapped.value.stock_quantity) > 0 && row['f_estado'] === 'A' ? 'yes' : 'no';
  const zone = text(row['f_zona']);
  product['warehouse_zone'] = zone === undefined ? 'NONE' : zone.toUpperCase();
  return mapped;
};

const text = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined;
  const trimmed = (typeof value === 'string' ? value : JSON.stringify(value)).trim().normalize('NFC');
  return trimmed === '' ? undefined : trimmed;
};

const requiredText = (path: string, value: unknown, issues: Issue[]): string => {
  const found = text(value);
  if (found === undefined) issues.push({ path, code: 'mapping/required' });
  return found ?? '';
};

const requiredInteger = (path: string, value: unknown, issues: Issue[]): number => {
  const number = typeof value === 'number' ? value : Number(text(value) ?? Number.NaN);
  if (!Number.isSafeInteger(number)) issues.push({ path, code: 'mapping/integer', received: String(value) });
  return number;
};
