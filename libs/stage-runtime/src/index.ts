export { createRuntime, offlineRuntime } from './create-runtime.ts';
export { createSecretGuard, type SecretGuard } from './secret-guard.ts';
export { silentLog } from './silent-log.ts';
export { type StageHandler, stageHandler, type StageHandlerOptions } from './stage-handler.ts';
