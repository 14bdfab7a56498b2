/** Types of fields, as documents write them; `number` and `float` are other spellings of `decimal`. */
export const fieldTypes = [
  'string',
  'integer',
  'decimal',
  'number',
  'float',
  'boolean',
  'date',
  'datetime',
  'object',
  'array',
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** The types, each under one spelling. */
export type ValueType = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'object' | 'array';

const otherSpellings: Partial<Record<FieldType, ValueType>> = { number: 'decimal', float: 'decimal', datetime: 'date' };

/** `number` and `float` are decimals; `date` and `datetime` are one type. */
export const valueType = (type: FieldType): ValueType => otherSpellings[type] ?? (type as ValueType);

/** The type that keeps a JSON value as it is. */
export const typeOfJson = (value: unknown): ValueType => {
  if (typeof value === 'number') return 'decimal';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'object') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
};
