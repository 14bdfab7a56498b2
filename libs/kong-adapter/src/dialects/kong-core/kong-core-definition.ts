import { type EachDefinition, loginSecretSchema, payloadSchema } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';
import { kongCoreReading, skus } from './kong-core-reading.ts';
import type { KongCoreSettings } from './kong-core-settings.ts';
import { kongSkuSchema, type KongSku } from './kong-sku.ts';

const kongCoreSecret = loginSecretSchema({});

/** What a mapping document may send. */
export const kongCoreFields = {
  idField: 'external_id',
  payload: kongSkuSchema,
  standardFields: [
    { canonical: 'id', target: 'external_id' },
    { canonical: 'name', target: 'name' },
    { canonical: 'display_name', target: 'display_name' },
    { canonical: 'sku', target: 'reference' },
    { canonical: 'ean', target: 'ean' },
  ],
};

/** Kong Core: a login for a token, one SKU a call, ids of its own. docs/reference/destinations.md#kong-core */
export const kongCoreDefinition = (
  settings: KongCoreSettings,
): EachDefinition<KongSku, v.InferOutput<typeof kongCoreSecret>> => {
  const constants = Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, number | string] => entry[1] !== undefined),
  );
  return {
    name: 'kong',
    dialect: 'kong-core',
    title: 'Kong Core',
    ...kongCoreFields,
    payload: skuOf(settings.customer_id),
    secret: kongCoreSecret,
    login: {
      path: { path: '/auth/token/login/' },
      body: ({ username, password }) => ({ username, password }),
      token: tokenIn,
      headers: (token) => ({ authorization: `Token ${token}` }),
    },
    headers: { 'accept-language': 'en' }, // messages follow it
    constants,
    references: Object.fromEntries(Object.keys(constants).map((field) => [field, `product_settings.${field}`])),
    reading: kongCoreReading(settings.customer_id),
    collection: { path: skus },
    one: (ref) => ({ path: `${skus}${encodeURIComponent(ref)}/` }),
    activity: { active: { is_active: true }, inactive: { is_active: false } },
    createOnly: ['external_id', 'customer_id'],
    mergedFields: ['properties'],
    customFields: 'properties',
  };
};

/** A mapping document that sends another customer would create SKUs there, which no look-up finds again. */
const skuOf = (customerId: number): v.GenericSchema<unknown, KongSku> =>
  payloadSchema({
    ...kongSkuSchema.entries,
    customer_id: v.pipe(
      v.number('a whole number'),
      v.value(customerId, `${customerId.toString()}, as product_settings.customer_id`),
    ),
  });

const tokenIn = (body: unknown): string | undefined => {
  if (typeof body !== 'object' || body === null) return undefined;
  const { auth_token: authToken, token = authToken } = body as Partial<Record<string, unknown>>;
  return typeof token === 'string' && token !== '' ? token : undefined;
};
