export { asMistake } from './as-mistake.ts';
export type { Execution, ExecutionResult, InterruptedExecution, SyncRequest } from './execution.ts';
export type { ApplyStep, ClientFiles, ClientWriter, Correctable, Host, HostChoice } from './host.ts';
export { connectStandIns } from './connect-stand-ins.ts';
export type { LocalFolder, OpenFolder } from './local/local-folder.ts';
export { openEmulatedHost, openEnvHost, openLocalHost } from './open-host.ts';
export type { SettingsDocument, SettingsTable } from './settings-table.ts';
export type { Stores } from './stores.ts';
export type { PastSync, SyncHistory } from './sync-history.ts';
