export { fakeFetch } from './fake-fetch.ts';
export {
  createFakeDestination,
  type FakeCall,
  type FakeDestination,
  type FakeDestinationOptions,
} from './fake-destination.ts';
export type { FakeDestinationScript, FakeReply, FakeRequest } from './fake-script.ts';
export type { FakeStore } from './fake-store.ts';
export type { FakeFault, FakeSwitches, VerdictStyle } from './fake-switches.ts';
export { startFakeDestination, type FakeServerOptions, type RunningFakeDestination } from './start-fake-destination.ts';
export {
  createFakeRecords,
  type FakeRecordCall,
  type FakeRecordOptions,
  type FakeRecords,
  type FakeRecordScript,
  type FakeRecordState,
  type RunningFakeRecords,
  startFakeRecords,
} from './fake-records.ts';
export type { FakeRecordStore } from './fake-record-store.ts';
export type { FakeRecordSwitches } from './fake-record-switches.ts';
