export * from './alerts/index.ts';
export {
  type ClientConfiguration,
  type ConfigurationOptions,
  parseClientConfiguration,
} from './configuration/client-configuration.ts';
export {
  type ConnectedDestination,
  type ConnectPorts,
  connectDestination,
  type DestinationRegistry,
} from './configuration/connect-destination.ts';
export type {
  ClientDirectory,
  MappingStore,
  RecordedSync,
  SecretStore,
} from './configuration/configuration-stores.ts';
export { readDestinationSecret } from './configuration/destination-secret.ts';
export { type ClientPorts, findClient } from './configuration/find-client.ts';
export { type MappingClient, openMapping } from './configuration/open-mapping.ts';
export { partLimits } from './configuration/part-limits.ts';
export { type UnknownSetting, unknownSettings } from './configuration/unknown-settings.ts';
export { readSiesaSecret } from './configuration/siesa-secret.ts';
export { InvalidInput } from './errors.ts';
export type { CountedLedger, Ledger, LedgerEntry, OpenRejectsOptions, RejectCounts } from './ledger/ledger.ts';
export { divergedEntry, isFuture } from './ledger/make-entries.ts';
export { mostAtOnce } from './ledger/most-at-once.ts';
export type {
  CanonicalRecord,
  ManifestPart,
  PartReport,
  RawRecord,
  RejectedRecord,
  ReportedFailure,
  SliceManifest,
} from './run/documents.ts';
export type { ObjectStore } from './run/object-store.ts';
export type { Log, Metrics, Runtime } from './runtime.ts';
export { clientEnds } from './stages/extract/client-ends.ts';
export { type ConnectSiesaOptions, connectSiesa } from './stages/extract/connect-siesa.ts';
export { extract } from './stages/extract/extract.ts';
export type { ExtractPorts } from './stages/extract/extract-ports.ts';
export { type EmptiedField, emptiedField, unbelievableList } from './stages/extract/judge-reading.ts';
export { ReadingCounts } from './stages/extract/rows/reading-counts.ts';
export { load } from './stages/load/load.ts';
export type { LoadPorts } from './stages/load/load-ports.ts';
export {
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
} from './stages/parse-requests.ts';
export type { Slice, Stage, StagePorts } from './stages/stage.ts';
export { summarize } from './stages/summarize/summarize.ts';
export type { SummarizePorts } from './stages/summarize/summarize-ports.ts';
export { longestIdBytes } from './stages/transform/map-part.ts';
export { transform } from './stages/transform/transform.ts';
export type { ClientState, Fills, StateStore } from './state/client-state.ts';
export type { LeasePorts } from './state/hold-lease.ts';
export { type ChangedEnd, changedEnds, type Ends } from './state/ends.ts';
export * from './stored.ts';
