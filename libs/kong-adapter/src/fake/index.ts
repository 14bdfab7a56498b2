export { startFakeKong, type FakeKong } from './fake-kong.ts';
