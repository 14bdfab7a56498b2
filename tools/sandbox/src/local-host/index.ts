export type { Endpoints } from './endpoints.ts';
export type { FileProblem } from '@siesa-integration/local-runtime/stores';
export type { LocalHost, LocalHostOptions, LocalResources } from './local-host.ts';
export { openLocalFolder } from './open-local-folder.ts';
export type { AwsCall } from '../stand-ins/call-recorder.ts';
export type { Alert } from '../stand-ins/alerts.ts';
