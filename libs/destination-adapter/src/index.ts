export { ConfigurationInvalid, IntegrationError, RateLimited } from '@siesa-integration/outgoing-http';
export { createDestinationAdapter } from './create-destination-adapter.ts';
export type {
  Destination,
  DestinationAdapter,
  DestinationCall,
  DestinationCheck,
  DestinationConnection,
  DestinationCredentials,
  DestinationField,
  DestinationPayload,
  PayloadField,
  SendOptions,
  Verdict,
} from './definition/destination-adapter.ts';
export type {
  DestinationDefinition,
  DestinationPath,
  DestinationSecret,
  FollowUp,
  Preflight,
} from './definition/destination-definition.ts';
export {
  ProductAuthenticationFailed,
  ProductContractBroken,
  ProductUnavailable,
} from './definition/destination-errors.ts';
export { payloadFields } from './definition/payload-fields.ts';
export { payloadSchema, secretSchema } from './definition/schemas.ts';
