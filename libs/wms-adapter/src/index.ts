export {
  ConfigurationInvalid,
  ProductAuthenticationFailed,
  ProductContractBroken,
  ProductUnavailable,
  RateLimited,
} from '@siesa-integration/destination-adapter';
export { createWmsAdapter, wms, type WmsAdapterOptions } from './create-wms-adapter.ts';
export type { WmsItem } from './dialects/contract/wms-item.ts';
