export type { Endpoints } from './endpoints.ts';
export { canGoOn } from './folder/execution-name.ts';
export type { FileProblem } from './folder/file-problem.ts';
export { LocalHostError } from './local-host-error.ts';
export type { LocalHost, LocalHostOptions, LocalResources } from './local-host.ts';
export { openLocalFolder } from './open-local-folder.ts';
export type { AwsCall } from './stand-ins/call-recorder.ts';
export type { Alert } from './stand-ins/alerts.ts';
export type { ExecutionEvent, ExecutionResult, LocalExecution } from './workflow/execution.ts';
