import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Resolver } from './resolve-template.ts';
import type { TemplateResource, TemplateValue } from './template.ts';

type TableInput = CreateTableCommandInput & { readonly TableName: string };

/** A table of the template as input of DynamoDB's CreateTable: keys and indexes. The stand-in ignores the rest. */
export const tableInput = (
  name: string,
  resolver: Resolver,
  { Properties: properties = {} }: TemplateResource,
): TableInput => {
  const of = (property: string) =>
    properties[property] !== undefined && { [property]: resolver.resolve(properties[property]) };
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    ...of('KeySchema'),
    ...of('AttributeDefinitions'),
    ...indexes(resolver, properties['GlobalSecondaryIndexes']),
  } as TableInput;
};

const indexes = (resolver: Resolver, found: TemplateValue | undefined) => {
  if (!Array.isArray(found)) return {};
  const known = (found as Record<string, TemplateValue>[]).map(
    ({ IndexName = null, KeySchema = null, Projection = null }) =>
      resolver.resolve({ IndexName, KeySchema, Projection }),
  );
  return { GlobalSecondaryIndexes: known };
};
