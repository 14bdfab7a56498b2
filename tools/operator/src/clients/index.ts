export {
  planApply,
  planEnabled,
  runSteps,
  type ApplyPlan,
} from './apply-client.ts';
export { assertClientsReady, assertFieldsOrLists, enabledClients } from './known-clients.ts';
export { planSettings, readClientSettings, type WrittenSettings } from './edit-settings.ts';
export { planMove } from './move-client.ts';
export { planSecret, secretKeys, type SecretKey, type SecretPart } from './plan-secret.ts';
export { readClientFiles } from './read-client-files.ts';
export type { FieldDifference } from './settings-difference.ts';
