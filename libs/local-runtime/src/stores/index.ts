export { isOfFileSystem, StateBusy, StateUnusable, stateErrorOf, stateUnusable } from '../database/state-errors.ts';
export { type ClientDocument, type ClientFiles, readClientFiles } from '../folder/client-files.ts';
export type { DocumentFile } from '../folder/document-files.ts';
export type { FileProblem } from '../folder/file-problem.ts';
export { type FolderContent, readFolder } from '../folder/read-folder.ts';
export { readSecretFile } from '../folder/secret-files.ts';
export type { AlertDelivery, AlertOutbox, PublishedAlert } from './alert-outbox.ts';
export type { FolderClients } from './folder-clients.ts';
export type { ObjectFiles } from './object-files.ts';
export {
  createLocalState,
  isOlder,
  type LocalStores,
  type LocalStoresOptions,
  olderTables,
  openLocalStores,
  type StateStores,
  stateFolder,
} from './open-local-stores.ts';
export type { ScheduleState, ScheduleStates, Tick } from './schedule-states.ts';
export type { ServerClaim } from './server-claim.ts';
export type { SyncHistory } from './sync-history.ts';
