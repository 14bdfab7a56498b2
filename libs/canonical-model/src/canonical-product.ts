import * as v from 'valibot';
import { jsonValueSchema } from './json-value.ts';

const requiredText = v.pipe(v.string(), v.regex(/\S/, 'Expected text that is not blank'));
/** `null` clears the field at the destination; an absent field leaves it as it is. */
const optionalText = v.exactOptional(v.nullable(v.string()));
const wholeNumber = v.pipe(v.number(), v.safeInteger('Expected a whole number within ±(2^53−1)'));
const ean = v.pipe(v.string(), v.regex(/^[0-9]{13}$/, 'Expected 13 digits'));

/**
 * One product between Siesa and every destination: a flat JSON object in snake_case.
 *
 * Fields that a mapping document adds (`unit_price`, `weight`) and custom fields (`custom:color`) may hold any JSON value.
 *
 * @example
 * const checked = v.safeParse(canonicalProductSchema, product);
 * if (!checked.success) console.error(v.flatten(checked.issues).nested);
 */
export const canonicalProductSchema = v.objectWithRest(
  {
    id: requiredText,
    external_id: requiredText,
    name: requiredText,
    sku: requiredText,
    /** Absent where the stock is unknown, or where the destination has none. */
    stock_quantity: v.exactOptional(v.nullable(wholeNumber)),
    display_name: optionalText,
    category: optionalText,
    ean: v.exactOptional(v.nullable(ean)),
    warehouse_location: optionalText,
    warehouse_zone: optionalText,
    rfid_tag_id: optionalText,
  },
  jsonValueSchema,
);

/** What {@link canonicalProductSchema} accepts. */
export type CanonicalProduct = Readonly<v.InferOutput<typeof canonicalProductSchema>>;
