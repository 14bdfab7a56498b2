export { createDestinationAdapter } from './create-destination-adapter.ts';
export { nearestName } from './nearest-name.ts';
export type {
  DestinationAdapter,
  DestinationCall,
  DestinationCheck,
  DestinationConnection,
  DestinationCredentials,
  Destination,
  DestinationField,
  DestinationPayload,
  SendOptions,
  Verdict,
} from './destination-adapter.ts';
export {
  ConfigurationInvalid,
  ProductAuthenticationFailed,
  ProductContractBroken,
  DestinationError,
  ProductUnavailable,
  RateLimited,
  type DestinationErrorKind,
} from './destination-errors.ts';
export { payloadSchema, secretSchema } from './schemas.ts';
export type {
  Preflight,
  FollowUp,
  DestinationPath,
  DestinationSecret,
  DestinationDefinition,
} from './destination-definition.ts';
