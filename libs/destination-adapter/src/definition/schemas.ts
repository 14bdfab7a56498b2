import type { JsonValue } from '@siesa-integration/canonical-model';
import * as v from 'valibot';

const json = v.custom<JsonValue>((value) => value !== undefined);

/**
 * A payload's schema: the fields named here are checked; all others (further and custom fields) are kept as they are.
 *
 * Give each check a message that states the expected value: it becomes the issue's `expected`.
 *
 * @example
 * const kongProduct = payloadSchema({ product_id: v.pipe(v.string('text'), v.nonEmpty('at least one character')) });
 */
export const payloadSchema = <const Fields extends v.ObjectEntries>(fields: Fields) =>
  v.objectWithRest(fields, json, 'a document');

/**
 * A secret's schema: the keys that the sender reads, and the adapter's own. Unknown keys are kept, stay out of messages, and are not used.
 *
 * @example
 * const kongSecret = secretSchema({ additional_config: v.optional(v.object({ rfid_enabled: v.optional(v.boolean(), true) })) });
 */
export const secretSchema = <const Fields extends v.ObjectEntries>(fields: Fields) =>
  v.looseObject({
    api_url: v.pipe(v.string(), v.url()),
    api_key: v.pipe(v.string(), v.nonEmpty()),
    product_type: v.optional(v.string()),
    service_endpoints: v.optional(v.record(v.string(), v.optional(v.string()))),
    ...fields,
  });
