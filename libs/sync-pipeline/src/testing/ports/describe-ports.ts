import { afterAll, beforeAll, describe } from 'vitest';
import { describeClients } from './describe-clients.ts';
import { describeDocuments } from './describe-documents.ts';
import { describeLedger } from './describe-ledger.ts';
import { describeObjects } from './describe-objects.ts';
import { describeState } from './describe-state.ts';
import type { PortsUnderTest } from './ports-under-test.ts';

/**
 * What every implementation of the pipeline's ports must do, as cases of vitest: what one of them promises, all of them keep.
 *
 * @param start - empty stores, for all cases: each uses a client of its own
 *
 * @example
 * describePorts('memory', () => {
 *   const stores = memoryStores();
 *   return Promise.resolve({ ports: stores, reopen: () => Promise.resolve(stores), ...writersOf(stores) });
 * });
 */
export const describePorts = (name: string, start: () => Promise<PortsUnderTest>): void => {
  let started: PortsUnderTest;
  beforeAll(async () => {
    started = await start();
  });
  afterAll(async () => {
    await started.close?.();
  });
  const subject = (): PortsUnderTest => started;

  describe(`${name}: client state`, () => {
    describeState(subject);
  });
  describe(`${name}: ledger`, () => {
    describeLedger(subject);
  });
  describe(`${name}: objects`, () => {
    describeObjects(subject);
  });
  describe(`${name}: clients`, () => {
    describeClients(subject);
  });
  describe(`${name}: mappings and secrets`, () => {
    describeDocuments(subject);
  });
};
