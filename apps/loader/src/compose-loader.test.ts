import { loaderEnvironment } from '@siesa-integration/aws-runtime/settings';
import { describe, expect, it } from 'vitest';
import { composeLoader } from './compose-loader.ts';

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

describe('composeLoader', () => {
  it('composes every port from the variables that its construct writes', () => {
    const ports = composeLoader(loaderEnvironment(settings));

    expect(ports).toMatchObject({
      environment: 'test',
      clients: {},
      state: {},
      ledger: {},
      objects: {},
      secrets: {},
      batchSize: 50,
    });
  });

  it('names the missing variable', () => {
    expect(() => composeLoader({})).toThrow(/The environment variable [A-Z_]+ is not set/);
  });
});
