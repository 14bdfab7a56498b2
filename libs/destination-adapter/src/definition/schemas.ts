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
  v.looseObject({ ...everySecret, api_key: v.pipe(v.string(), v.nonEmpty()), ...fields });

/** The same for a destination that gives a token to a user who logs in: `username` and `password` in place of `api_key`. */
export const loginSecretSchema = <const Fields extends v.ObjectEntries>(fields: Fields) =>
  v.looseObject({
    ...everySecret,
    username: v.pipe(v.string(), v.nonEmpty()),
    password: v.pipe(v.string(), v.nonEmpty()),
    ...fields,
  });

const everySecret = {
  api_url: v.pipe(v.string(), v.url()),
  product_type: v.optional(v.string()),
  service_endpoints: v.optional(v.record(v.string(), v.optional(v.string()))),
};

/**
 * A field that the destination clears by a value of its own, because it refuses `null`. An absent field stays absent.
 *
 * @example
 * payloadSchema({ ean: clearedBy('', v.string('text')) }); // { ean: null } is sent as { ean: '' }
 */
export const clearedBy = <const Value extends JsonValue, const Schema extends v.GenericSchema>(
  value: Value,
  schema: Schema,
) =>
  v.optional(
    v.pipe(
      v.nullable(schema),
      v.transform((given) => given ?? value),
    ),
  );
