export { type LoadTest, type LoadTestOptions, loadTest } from './load-test.ts';
