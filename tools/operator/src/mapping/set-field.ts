import { isRecord, jsonMistake } from '@siesa-integration/canonical-model';
import { OperatorMistake } from '../operator-mistake.ts';

/** The rule of one field, as a form has it. Empty: left out. */
export interface FieldForm {
  /** Canonical. */
  readonly field: string;
  readonly siesa_field: string;
  readonly product_field: string;
  readonly type: string;
}

/**
 * A mapping document in which one field has these values. What else its rule says stays.
 *
 * @throws OperatorMistake when the text is not a document.
 *
 * @example
 * setField('{"mappings":{"product":{}}}', { field: 'ean', siesa_field: 'f_ean', product_field: 'barcode', type: 'string' });
 */
export const setField = (text: string, { field, ...rule }: FieldForm): string => {
  const mistake = jsonMistake(text);
  const document: unknown = mistake === undefined ? JSON.parse(text) : undefined;
  if (!isRecord(document))
    throw new OperatorMistake(`The document is not a JSON object${mistake === undefined ? '' : ` (${mistake})`}.`, {
      code: 'NOT_JSON',
    });
  const mappings = isRecord(document['mappings']) ? document['mappings'] : {};
  const product = isRecord(mappings['product']) ? mappings['product'] : {};
  const before = isRecord(product[field]) ? product[field] : {};
  const given = Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== ''));
  const changed = { ...product, [field]: { ...before, ...given } };
  return `${JSON.stringify({ ...document, mappings: { ...mappings, product: changed } }, undefined, 2)}\n`;
};
