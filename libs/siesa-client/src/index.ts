export { connektaRowsACall } from './dialects/connekta/connekta-source.ts';
export { createSiesaClient } from './create-siesa-client.ts';
export {
  ConfigurationInvalid,
  IntegrationError,
  type IntegrationErrorKind,
  RateLimited,
} from '@siesa-integration/outgoing-http';
export {
  SiesaAuthenticationFailed,
  SiesaContractBroken,
  SiesaMustWait,
  SiesaUnavailable,
} from './siesa-errors.ts';
export type {
  SiesaBudget,
  SiesaCallOptions,
  SiesaClient,
  SiesaPage,
  SiesaPosition,
  SiesaQuery,
  SiesaRow,
  SiesaStockQuery,
} from './siesa-client.ts';
export type {
  ConnektaJoin,
  ConnektaSettings,
  SiesaCall,
  SiesaClientOptions,
  SiesaCredentials,
  SiesaKeys,
} from './siesa-options.ts';
export { parseSiesaSecret } from './settings/parse-siesa-secret.ts';
export { parseSiesaSettings, type SiesaSettings } from './settings/parse-siesa-settings.ts';
export type { SettingsIssue, SettingsResult } from './settings/settings-issue.ts';
