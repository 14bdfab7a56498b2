export { startFakeAws, type AwsAnswer, type AwsRequest, type FakeAws } from './fake-aws.ts';
export { startFakeScheduler, type FakeScheduler } from './fake-scheduler.ts';
export {
  recordedFailure,
  recordedMapFailure,
  recordedSuccess,
  startFakeStepFunctions,
  stateMachineArn,
  type RecordedEvent,
  type RecordedExecution,
} from './fake-step-functions.ts';
