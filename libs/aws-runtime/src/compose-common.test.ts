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
  it('composes what every stage that knows its client needs', () => {
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

  it('refuses an environment that the address guard does not know', () => {
    expect(() => composeCommon('loader', { ...settings, environment: 'somewhere' })).toThrow(
      'ENVIRONMENT is none of local, dev, test, prod',
    );
  });
});
