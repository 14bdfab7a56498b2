export {
  ConfigurationInvalid,
  ProductAuthenticationFailed,
  ProductContractBroken,
  ProductUnavailable,
  RateLimited,
} from '@siesa-integration/destination-adapter';
export { createKongAdapter, kong, type KongAdapterOptions } from './create-kong-adapter.ts';
export type { KongProduct } from './dialects/contract/kong-product.ts';
