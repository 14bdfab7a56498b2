import { toJsonSchema } from '@valibot/to-json-schema';
import { canonicalProductSchema } from './canonical-product.ts';
import { jsonValueSchema } from './json-value.ts';

/**
 * The canonical product as JSON Schema (draft 2020-12), for programs that are not written in TypeScript.
 *
 * A separate entry (`@siesa-integration/canonical-model/json-schema`), so that the main entry never loads the converter.
 *
 * @example
 * await writeFile('canonical-product.schema.json', JSON.stringify(canonicalProductJsonSchema(), null, 2));
 */
export const canonicalProductJsonSchema = (): object =>
  toJsonSchema(canonicalProductSchema, {
    target: 'draft-2020-12',
    overrideSchema: ({ valibotSchema }) => (valibotSchema === jsonValueSchema ? {} : undefined),
  });
