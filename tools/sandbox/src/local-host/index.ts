export type { Endpoints } from './endpoints.ts';
export { canGoOn } from '../folder/claim/execution-name.ts';
export type { FileProblem } from '../folder/files/file-problem.ts';
export { LocalHostError } from '../template/local-host-error.ts';
export type { LocalHost, LocalHostOptions, LocalResources } from './local-host.ts';
export { openLocalFolder } from './open-local-folder.ts';
export type { AwsCall } from '../stand-ins/call-recorder.ts';
export type { Alert } from '../stand-ins/alerts.ts';
export type { ExecutionEvent, ExecutionResult, LocalExecution } from '../workflow/execution.ts';
