export {
  createFakeKongCore,
  type FakeKongCoreOptions,
  kongCoreSettingsOfFake,
  startFakeKongCore,
} from './fake-kong-core.ts';
export { startFakeKong, type FakeKong } from './fake-kong.ts';
