import { extractorEnvironment } from '@siesa-integration/aws-runtime/settings';
import { describe, expect, it } from 'vitest';
import { composeExtractor } from './compose.ts';

const settings = {
  clientsTable: 'clients',
  syncStateTable: 'state',
  ledgerTable: 'ledger',
  dataBucket: 'data',
  configBucket: 'config',
  batchSize: '50',
  logLevel: 'INFO',
  environment: 'test',
};

describe('composeExtractor', () => {
  it('composes every port from the variables that its construct writes', () => {
    const ports = composeExtractor(extractorEnvironment(settings));

    expect(ports).toMatchObject({
      environment: 'test',
      clients: {},
      state: {},
      ledger: {},
      objects: {},
      mappings: {},
      secrets: {},
    });
  });

  it('names the missing variable', () => {
    expect(() => composeExtractor({})).toThrow(/The environment variable [A-Z_]+ is not set/);
  });
});
