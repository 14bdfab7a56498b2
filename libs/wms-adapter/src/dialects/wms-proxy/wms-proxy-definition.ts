import { isRecord } from '@siesa-integration/canonical-model';
import { loginSecretSchema, type EachDefinition } from '@siesa-integration/destination-adapter';
import type * as v from 'valibot';
import { wmsProxyProductSchema, type WmsProxyProduct } from './wms-proxy-product.ts';
import { products, wmsProxyReading } from './wms-proxy-reading.ts';
import type { WmsProxySettings } from './wms-proxy-settings.ts';

const wmsProxySecret = loginSecretSchema({});

/** What a mapping document may send. */
export const wmsProxyFields = {
  idField: 'external_id',
  payload: wmsProxyProductSchema,
  standardFields: [
    { canonical: 'id', target: 'external_id' },
    { canonical: 'name', target: 'name' },
    { canonical: 'display_name', target: 'display_name' },
    { canonical: 'sku', target: 'reference_id' },
    { canonical: 'ean', target: 'barcode' },
    { canonical: 'category', target: 'groups[].category' },
  ],
};

/** WMS Proxy: a login for a JWT, one product a call, ids of its own. docs/reference/destinations.md#wms-proxy */
export const wmsProxyDefinition = ({
  defaults,
  auth_scheme: scheme,
}: WmsProxySettings): EachDefinition<WmsProxyProduct, v.InferOutput<typeof wmsProxySecret>> => ({
  name: 'wms',
  dialect: 'wms-proxy',
  title: 'WMS Proxy',
  ...wmsProxyFields,
  secret: wmsProxySecret,
  login: {
    path: { path: '/auth' },
    body: ({ username, password }) => ({ username, password }),
    token: (body) =>
      isRecord(body) && typeof body['token'] === 'string' && body['token'] !== '' ? body['token'] : undefined,
    headers: (token) => ({ authorization: scheme === '' ? token : `${scheme} ${token}` }),
  },
  isWrongAddress: (status, body) =>
    status === 403 && isRecord(body) && body['message'] === 'Missing Authentication Token',
  constants: { reception_type: 'GENERAL', barcode_type: 'EAN', ...defaults },
  newFields: { status: 'ACTIVE' },
  activity: { active: { status: 'ACTIVE' }, inactive: { status: 'INACTIVE' } },
  customFields: 'properties',
  reading: wmsProxyReading,
  collection: { path: products },
  one: (ref) => ({ path: `${products}/${encodeURIComponent(ref)}` }), // its changes repeat external_id, which is obligatory
  readsOne: false,
  mergedFields: ['properties'],
  warnings: sentencesIn,
});

/** Sentences beside a product that was stored: texts, or objects with a message. */
function sentencesIn(body: unknown): readonly string[] {
  const warnings = isRecord(body) && Array.isArray(body['warnings']) ? (body['warnings'] as readonly unknown[]) : [];
  return warnings.map((warning) => {
    const message = isRecord(warning) ? (warning['message'] ?? warning['detail']) : warning;
    return typeof message === 'string' ? message : JSON.stringify(warning);
  });
}
