import { describe, expect, it } from 'vitest';
import { composeCommon } from './compose-common.ts';

const settings = {
  clientsTable: 'clients',
  syncStateTable: 'state',
  ledgerTable: 'ledger',
  dataBucket: 'data',
  logLevel: 'INFO',
  environment: 'test',
};

describe('composeCommon', () => {
  it('composes the shared ports', () => {
    expect(composeCommon('loader', settings).ports).toMatchObject({
      environment: 'test',
      log: {},
      metrics: {},
      clients: {},
      state: {},
      ledger: {},
      objects: {},
    });
  });

  it('refuses an unknown environment, because the address guard depends on it', () => {
    expect(() => composeCommon('loader', { ...settings, environment: 'somewhere' })).toThrow(
      'ENVIRONMENT must be one of local, dev, test, prod',
    );
  });
});
