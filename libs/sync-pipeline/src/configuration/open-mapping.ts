import { type FieldMapping, MappingInvalid, openFieldMapping } from '@siesa-integration/field-mapping';
import type { ClientConfiguration } from './client-configuration.ts';

/** The client's settings that a mapping depends on. */
export type MappingClient = Pick<ClientConfiguration, 'field_mappings_key' | 'product_type' | 'timezone'>;

/**
 * Compiles a client's mapping document and checks that it is for the client's destination, where it names one.
 *
 * @throws MappingInvalid with every problem at once.
 */
export const openMapping = async (client: MappingClient, text: string): Promise<FieldMapping> => {
  const id = JSON.stringify([client.field_mappings_key, client.product_type, client.timezone, text]);
  const known = compiled.get(id);
  if (known) return known;

  const mapping = await compile(client, text);
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(id, mapping);
  return mapping;
};

/** A warm function maps many parts by one document, which it compiles once. A mapping depends on nothing but its key here. */
const compiled = new Map<string, FieldMapping>();
const mostCompiled = 8;

const compile = async (
  { field_mappings_key: key, product_type: product, timezone }: MappingClient,
  text: string,
): Promise<FieldMapping> => {
  const mapping = await openFieldMapping(text, { timezone, documentName: key });
  if (mapping.productType !== undefined && mapping.productType !== product)
    throw new MappingInvalid(
      [
        {
          path: 'product_type',
          code: 'document/product-type',
          expected: `'${product}', the client's destination`,
          received: `'${mapping.productType}'`,
        },
      ],
      key,
    );
  return mapping;
};
