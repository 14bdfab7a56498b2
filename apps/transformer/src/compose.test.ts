import { transformerEnvironment } from '@siesa-integration/aws-runtime/settings';
import { describe, expect, it } from 'vitest';
import { composeTransformer } from './compose.ts';

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

describe('composeTransformer', () => {
  it('composes every port from the variables that its construct writes', () => {
    const ports = composeTransformer(transformerEnvironment(settings));

    expect(ports).toMatchObject({ state: {}, objects: {}, log: {} });
  });

  it('names the missing variable', () => {
    expect(() => composeTransformer({})).toThrow(/The environment variable [A-Z_]+ is not set/);
  });
});
