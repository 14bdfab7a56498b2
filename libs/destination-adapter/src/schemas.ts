import type { JsonValue } from '@siesa-integration/canonical-model';
import * as v from 'valibot';

const json = v.custom<JsonValue>((value) => value !== undefined);

/**
 * A payload's schema: the fields named here are checked, all others (further and custom fields) go along as they are.
 *
 * Give each check a message that says what would have been right: it is the issue's `expected`.
 *
 * @example
 * const kongProduct = payloadSchema({ product_id: v.pipe(v.string('text'), v.nonEmpty('at least one character')) });
 */
export const payloadSchema = <const Fields extends v.ObjectEntries>(fields: Fields) =>
  v.objectWithRest(fields, json, 'a document');

/** What every product's secret must hold, and what the sender itself reads. Extend it by an adapter's own keys. */
export const secretFields = {
  api_url: v.pipe(v.string(), v.url()),
  api_key: v.pipe(v.string(), v.nonEmpty()),
  product_type: v.optional(v.string()),
  service_endpoints: v.optional(v.record(v.string(), v.optional(v.string()))),
};

/**
 * A secret's schema. Keys that it does not name are carried, kept out of messages, and not used.
 *
 * @example
 * const kongSecret = secretSchema({ additional_config: v.optional(v.object({ rfid_enabled: v.optional(v.boolean(), true) })) });
 */
export const secretSchema = <const Fields extends v.ObjectEntries>(fields: Fields) =>
  v.looseObject({ ...secretFields, ...fields });
