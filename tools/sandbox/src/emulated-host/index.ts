export type { Endpoints } from './endpoints.ts';
export type { FileProblem } from '@siesa-integration/local-runtime/stores';
export type { EmulatedHost, EmulatedHostOptions, EmulatedResources } from './emulated-host.ts';
export { openEmulatedFolder } from './open-emulated-folder.ts';
export { type EmulatedReconciliations, openEmulatedReconciliations } from './open-emulated-reconciliations.ts';
export type { AwsCall } from '../stand-ins/call-recorder.ts';
export type { Alert } from '../stand-ins/alerts.ts';
