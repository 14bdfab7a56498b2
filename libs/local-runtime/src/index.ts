export { createEmbeddedHost, type EmbeddedHost, type EmbeddedHostOptions } from './host/create-embedded-host.ts';
export type { Alert, AlertSink, EmbeddedPorts, HistoryLine, HistoryWriter } from './host/embedded-ports.ts';
export { LocalHostError } from './host/local-host-error.ts';
export { canGoOn } from './host/process/execution-name.ts';
export { releaseDeadLeases } from './host/process/release-dead-leases.ts';
export type { ExecutionEvent, ExecutionResult, LocalExecution } from './host/workflow/execution.ts';
export { type LocalFolder, type LocalFolderOptions, openLocalFolder } from './host/open-local-folder.ts';
export { type LocalStores, type LocalStoresOptions, openLocalStores } from './stores/open-local-stores.ts';
