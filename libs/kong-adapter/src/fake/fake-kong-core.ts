import {
  type FakeRecordOptions,
  type FakeRecords,
  type FakeRecordScript,
  type RunningFakeRecords,
  createFakeRecords,
  startFakeRecords,
} from '@siesa-integration/destination-adapter/fake';
import type { KongCoreReferences } from './check-sku.ts';
import { answerSkus } from './kong-core-skus.ts';

/** What a Kong Core has: the references that its SKUs may name. */
export interface FakeKongCoreOptions extends FakeRecordOptions {
  readonly references?: Partial<KongCoreReferences>;
}

/** `product_settings` that fit a fake Kong Core. */
export const kongCoreSettingsOfFake = { customer_id: 35, type_id: 1, group_id: 10 };

const defaultReferences: KongCoreReferences = { customer_id: [35, 36], type_id: [0, 1], group_id: [10, 11] };

/** Kong Core as a Django server with DRF and Djoser answers: `docs/reference/destinations.md#kong-core`. */
const kongCoreScript = (references: KongCoreReferences): FakeRecordScript => ({
  idField: 'external_id',
  loginPath: '/auth/token/login/',
  loggedIn: (token) => ({ status: 200, body: { auth_token: token } }),
  loginRefused: {
    status: 400,
    body: { non_field_errors: ['Unable to log in with provided credentials.'] },
  },
  tokenIn: ({ authorization }) => /^Token (.+)$/.exec(String(authorization))?.[1],
  unauthorized: {
    status: 401,
    headers: { 'www-authenticate': 'Token' },
    body: { detail: 'Invalid token.' },
  },
  throttled: { status: 429, body: { detail: 'Request was throttled. Expected available in 60 seconds.' } },
  token: (number) => number.toString(16).padStart(40, 'a'),
  ref: (number) => (8600 + number).toString(),
  answer: (request, state) => answerSkus(request, state, references),
});

/** A Kong Core without a network. */
export const createFakeKongCore = ({ references, ...options }: FakeKongCoreOptions = {}): FakeRecords =>
  createFakeRecords(kongCoreScript({ ...defaultReferences, ...references }), options);

/**
 * Starts a Kong Core on 127.0.0.1.
 *
 * @example
 * const fake = await startFakeKongCore();
 * const client = { product_dialect: 'kong-core', product_api_url: fake.url.href, product_settings: kongCoreSettingsOfFake };
 */
export const startFakeKongCore = async ({
  references,
  ...options
}: FakeKongCoreOptions = {}): Promise<RunningFakeRecords> => {
  const fake = await startFakeRecords(kongCoreScript({ ...defaultReferences, ...references }), options);
  return { ...fake, secret: { product_type: 'kong', ...fake.secret } };
};
