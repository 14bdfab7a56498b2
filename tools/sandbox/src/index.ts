export {
  LocalHostError,
  openLocalFolder,
  type Alert,
  type AwsCall,
  type Endpoints,
  type ExecutionEvent,
  type ExecutionResult,
  type LocalExecution,
  type LocalHost,
  type LocalHostOptions,
  type LocalResources,
} from './local-host/index.ts';
