export { createProductAdapter } from './create-product-adapter.ts';
export { nearestName } from './nearest-name.ts';
export type {
  ProductAdapter,
  ProductCall,
  ProductCheck,
  ProductConnection,
  ProductCredentials,
  ProductDefinition,
  ProductField,
  ProductPayload,
  SendOptions,
  Verdict,
} from './product-adapter.ts';
export {
  ConfigurationInvalid,
  ProductAuthenticationFailed,
  ProductContractBroken,
  ProductError,
  ProductUnavailable,
  RateLimited,
  type ProductErrorKind,
} from './product-errors.ts';
export { payloadSchema, secretSchema } from './schemas.ts';
export type { Admission, FollowUp, ProductPath, ProductSecret, ProductSpeech } from './product-speech.ts';
