import { someProducts } from '@siesa-integration/canonical-model/testing';
import { beforeEach } from 'vitest';
import { createEachAdapter } from '../create-each-adapter.ts';
import type { DestinationConnection, SendOptions, Verdict } from '../definition/destination-adapter.ts';
import type { FakeRecords } from '../fake/index.ts';
import {
  createMemoryRecordsFake,
  memoryRecordsConnection,
  memoryRecordsDefinition,
} from '../conformance/memory-records.ts';

/** The fake of the running test. */
export let fake: FakeRecords;
/** Its time, in milliseconds: only waits and `passTime` let it pass. */
export let now: number;
/** Milliseconds of each wait. */
export let waits: number[];

/** Makes a fake before each test of the file. */
export const useMemoryRecords = (): void => {
  beforeEach(() => {
    fake = createMemoryRecordsFake();
    now = Date.parse('2026-01-15T10:00:00Z');
    waits = [];
  });
};

/** Takes another fake for the running test. */
export const replaceFake = (other: FakeRecords): void => {
  fake = other;
};

export const passTime = (ms: number): void => {
  now += ms;
};

export const connect = (overrides: Partial<DestinationConnection> = {}, definition = memoryRecordsDefinition) =>
  createEachAdapter(
    definition,
    memoryRecordsConnection(fake, {
      clock: () => now,
      random: () => 0.5,
      sleep: (ms) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
      ...overrides,
    }),
  );

export const send = (
  count: number,
  options: SendOptions & Partial<DestinationConnection> = {},
  adapter = connect(options),
): Promise<readonly Verdict[]> =>
  adapter.send(
    someProducts(count).map(({ id, name }) => ({ key: id, name, owner: 7 })),
    options,
  );

export const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error & { code: string },
  );

/** How many of them are accepted. */
export const accepted = (verdicts: readonly Verdict[]): number =>
  verdicts.filter(({ status }) => status === 'accepted').length;
