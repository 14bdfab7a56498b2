import type { DestinationPayload } from '@siesa-integration/destination-adapter';

/** Ids that exist. */
export interface KongCoreReferences {
  readonly customer_id: readonly number[];
  readonly type_id: readonly number[];
  readonly group_id: readonly number[];
}

export type SkuFields = DestinationPayload;

/** Fields in a body, as they are stored; or field → sentences. */
export type CheckedSku =
  | { readonly fields: SkuFields }
  | { readonly errors: Readonly<Record<string, readonly string[]>> };

export interface SkuRules {
  readonly references: KongCoreReferences;
  /** All required fields have to be there. */
  readonly isNew: boolean;
}

const required = ['external_id', 'name', 'type_id', 'group_id', 'customer_id'];
const texts = ['external_id', 'name', 'display_name', 'reference', 'ean', 'upc', 'isbn'];

/** Checks a body as a DRF serializer does: unknown and read-only fields are left out in silence, texts are trimmed. */
export const checkSku = (body: unknown, { references, isNew }: SkuRules): CheckedSku => {
  const sent = (body ?? {}) as SkuFields;
  const errors: Record<string, string[]> = {};
  const fields: Record<string, SkuFields[string]> = {};
  for (const name of required)
    if (isNew && !(name in sent) && !(name.replace('_id', '_external_id') in sent))
      errors[name] = ['This field is required.'];
  for (const [name, value] of Object.entries(sent)) {
    const checked = checkField(name, value, references);
    if (checked === undefined) continue;
    if ('error' in checked) errors[name] = [checked.error];
    else fields[name] = checked.value;
  }
  return Object.keys(errors).length > 0 ? { errors } : { fields };
};

type CheckedField = { readonly error: string } | { readonly value: SkuFields[string] };

/** @returns `undefined` for a field that is not stored */
const checkField = (
  name: string,
  value: SkuFields[string],
  references: KongCoreReferences,
): CheckedField | undefined => {
  if (texts.includes(name)) return checkText(name, value);
  if (name in references) {
    const ids = references[name as keyof KongCoreReferences];
    return ids.includes(Number(value))
      ? { value: Number(value) }
      : { error: `Invalid pk "${JSON.stringify(value)}" - object does not exist.` };
  }
  if (name === 'is_active') return checkFlag(value);
  if (name === 'filter')
    return Number(value) >= 0 && Number(value) <= 7
      ? { value: Number(value) }
      : { error: 'A valid integer is required.' };
  if (name === 'properties')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { value }
      : { error: 'Expected a dictionary of items.' };
  return undefined;
};

const checkText = (name: string, value: SkuFields[string]): CheckedField => {
  if (value === null) return { error: 'This field may not be null.' };
  if (typeof value === 'boolean' || typeof value === 'object') return { error: 'Not a valid string.' };
  const text = String(value).trim();
  if (text === '' && required.includes(name)) return { error: 'This field may not be blank.' };
  if (text.includes('\0')) return { error: 'Null characters are not allowed.' };
  if (name === 'ean' && text.length > 13) return { error: 'Ensure this field has no more than 13 characters.' };
  return { value: text };
};

const checkFlag = (value: SkuFields[string]): CheckedField => {
  const flag = new Map([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ]).get(JSON.stringify(value).replaceAll('"', ''));
  return flag === undefined ? { error: 'Must be a valid boolean.' } : { value: flag };
};
