export { createRuntime, offlineRuntime } from './create-runtime.ts';
export { createLog, type LogOptions } from './log.ts';
export { createSecretGuard, type SecretGuard } from './secret-guard.ts';
export { silentLog } from './silent-log.ts';
export { type StageHandler, stageHandler, type StageHandlerOptions } from './stage-handler.ts';
