import { jsonValueSchema } from '@siesa-integration/canonical-model';
import { toJsonSchema } from '@valibot/to-json-schema';
import { mappingDocumentSchema } from './document/mapping-document.ts';

/**
 * The JSON Schema (draft 2020-12) of mapping documents. Editors use it to complete keys and to mark errors.
 *
 * A separate entry (`@siesa-integration/field-mapping/json-schema`), so that the main entry never loads the converter.
 *
 * @example
 * await writeFile('mapping-document.schema.json', JSON.stringify(mappingDocumentJsonSchema(), null, 2));
 */
export const mappingDocumentJsonSchema = (): object =>
  toJsonSchema(mappingDocumentSchema, {
    target: 'draft-2020-12',
    overrideSchema: ({ valibotSchema }) => (valibotSchema === jsonValueSchema ? {} : undefined),
  });
