import { isRecord } from '@siesa-integration/canonical-model';

/**
 * A document in DynamoDB's own JSON (`{"client_id": {"S": "cliente-a"}}`) as plain JSON; any other document as it is. Recognised by content: every
 * attribute is an object with exactly one key, a DynamoDB type.
 *
 * @example
 * fromDynamoDbJson({ enabled: { BOOL: true }, load_concurrency: { N: '4' } }); // { enabled: true, load_concurrency: 4 }
 */
export const fromDynamoDbJson = (document: unknown): unknown => {
  if (!isRecord(document)) return document;

  const attributes = Object.entries(document);
  return attributes.length > 0 && attributes.every(([, value]) => isAttributeValue(value))
    ? plainMap(document)
    : document;
};

const types = new Set(['S', 'N', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS']);

const isAttributeValue = (value: unknown): boolean => {
  if (!isRecord(value)) return false;
  const [type, ...others] = Object.keys(value);
  return type !== undefined && others.length === 0 && types.has(type);
};

const plainMap = (map: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, plain(value)]));

const plain = (value: unknown): unknown => {
  if (!isAttributeValue(value)) return value;

  const [entry] = Object.entries(value as Record<string, unknown>);
  const [type, held] = entry ?? [];
  if (type === 'N') return Number(held);
  if (type === 'NULL') return null;
  if (type === 'M') return isRecord(held) ? plainMap(held) : held;
  if (type === 'L') return Array.isArray(held) ? held.map(plain) : held;
  if (type === 'NS') return Array.isArray(held) ? held.map(Number) : held;
  return held;
};
