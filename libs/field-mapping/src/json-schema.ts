import { jsonValueSchema } from '@siesa-integration/canonical-model';
import { toJsonSchema } from '@valibot/to-json-schema';
import { mappingDocumentSchema } from './document/mapping-document.ts';

/**
 * Mapping documents as JSON Schema (draft 2020-12), for editors: they complete keys and mark what is wrong while it is typed.
 *
 * An entry of its own (`@siesa-integration/field-mapping/json-schema`), so that the converter never loads at run time.
 *
 * @example
 * await writeFile('mapping-document.schema.json', JSON.stringify(mappingDocumentJsonSchema(), null, 2));
 */
export const mappingDocumentJsonSchema = (): object =>
  toJsonSchema(mappingDocumentSchema, {
    target: 'draft-2020-12',
    overrideSchema: ({ valibotSchema }) => (valibotSchema === jsonValueSchema ? {} : undefined),
  });
