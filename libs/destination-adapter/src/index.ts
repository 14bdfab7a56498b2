export { ConfigurationInvalid, IntegrationError, RateLimited } from '@siesa-integration/outgoing-http';
export { anyDialect } from './definition/destination-adapter.ts';
export { createEachAdapter } from './create-each-adapter.ts';
export { compareEcho, type EchoDifference } from './each/compare-echo.ts';
export { createDestinationAdapter } from './create-destination-adapter.ts';
export type {
  Destination,
  DestinationAdapter,
  DestinationCall,
  DestinationCheck,
  DestinationConnection,
  DestinationCredentials,
  DestinationDialect,
  DestinationField,
  DestinationPayload,
  DestinationProbe,
  PayloadField,
  ProbedConstant,
  ProbedRecord,
  ReadOptions,
  SendOptions,
  StoredRecord,
  Verdict,
} from './definition/destination-adapter.ts';
export type {
  DestinationDefinition,
  DestinationPath,
  DestinationSecret,
  FollowUp,
  LoginSecret,
  Preflight,
} from './definition/destination-definition.ts';
export type {
  EachDefinition,
  FoundRow,
  Login,
  RecordPage,
  RecordReading,
} from './definition/each-definition.ts';
export {
  ProductAuthenticationFailed,
  ProductContractBroken,
  ProductUnavailable,
} from './definition/destination-errors.ts';
export {
  type DestinationKey,
  type DestinationQuestion,
  loginKeys,
  type NewDestinationClient,
} from './definition/new-client.ts';
export { payloadFields } from './definition/payload-fields.ts';
export { clearedBy, loginSecretSchema, payloadSchema, secretSchema } from './definition/schemas.ts';
