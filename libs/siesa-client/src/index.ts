export { createSiesaClient, type SiesaClientOptions } from './create-siesa-client.ts';
export { connektaExampleJoins } from './dialects/connekta/connekta-dialect.ts';
export type { ConnektaSettings } from './dialects/connekta/connekta-settings.ts';
export type { DialectKey, DialectQuestion, SiesaDialect, SiesaJoinedList } from './dialects/dialect.ts';
export {
  dialectOf,
  siesaDialect,
  type SiesaDialectName,
  type SiesaDialectOptions,
  siesaDialects,
} from './dialects/registry.ts';
export {
  ConfigurationInvalid,
  IntegrationError,
  type IntegrationErrorKind,
  RateLimited,
} from '@siesa-integration/outgoing-http';
export {
  type IncompleteList,
  SiesaAuthenticationFailed,
  SiesaContractBroken,
  SiesaMustWait,
  SiesaUnavailable,
  SourceIncomplete,
  pagesRepeat,
} from './siesa-errors.ts';
export type {
  SiesaBudget,
  SiesaCallOptions,
  SiesaClient,
  SiesaJoinCount,
  SiesaPage,
  SiesaPosition,
  SiesaQuery,
  SiesaRow,
  SiesaRowProblem,
  SiesaStockQuery,
} from './siesa-client.ts';
export type { SiesaBaseOptions, SiesaCall, SiesaCredentials, SiesaKeys } from './siesa-options.ts';
export { unreadPagingWords } from './reading/page-claims.ts';
export { exactSum } from './reading/exact-sum.ts';
export {
  isEveryRow,
  leastComparedRows,
  leastRepeatedRows,
  mostRepeatedPages,
  type ListSize,
  withSize,
} from './reading/list-size.ts';
export { startOfDay } from './reading/local-time.ts';
export { parseSiesaSecret } from './settings/parse-siesa-secret.ts';
export { parseSiesaSettings, type SameKey, type SiesaSettings } from './settings/parse-siesa-settings.ts';
export type { SettingsIssue, SettingsResult } from './settings/settings-issue.ts';
