export {
  openEmulatedFolder,
  openEmulatedReconciliations,
  type Alert,
  type AwsCall,
  type EmulatedHost,
  type EmulatedHostOptions,
  type EmulatedReconciliations,
  type EmulatedResources,
  type Endpoints,
  type FileProblem,
} from './emulated-host/index.ts';
export { FunctionError } from './functions/function-error.ts';
export { startFunctions, type Functions } from './functions/functions.ts';
export { migrateFolder, type Migrated } from './migrate/migrate-folder.ts';
