import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const attributeTypes = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS']);

/** A document as plain JSON, whichever of the two forms it is in: recognised by its content, not by its file's name. */
export const fromDynamoDbJson = (document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  isDynamoDbJson(document) ? unmarshall(document) : document;

const isDynamoDbJson = (document: Readonly<Record<string, unknown>>): document is Record<string, AttributeValue> => {
  const values = Object.values(document);
  return values.length > 0 && values.every(isAttributeValue);
};

const isAttributeValue = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const [type, ...others] = Object.keys(value);
  return type !== undefined && others.length === 0 && attributeTypes.has(type);
};
