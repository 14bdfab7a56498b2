import { summarizerEnvironment } from '@siesa-integration/aws-runtime/settings';
import { describe, expect, it } from 'vitest';
import { composeSummarizer } from './compose-summarizer.ts';

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

describe('composeSummarizer', () => {
  it('composes every port from the variables that its construct writes', () => {
    const ports = composeSummarizer(summarizerEnvironment(settings));

    expect(ports).toMatchObject({ environment: 'test', clients: {}, state: {}, ledger: {}, objects: {} });
  });

  it('names the missing variable', () => {
    expect(() => composeSummarizer({})).toThrow(/The environment variable [A-Z_]+ is not set/);
  });
});
