import { describe, expect, it } from 'vitest';
import {
  extractorEnvironment,
  loaderEnvironment,
  overdueCheckEnvironment,
  readBatchSize,
  readEnvironment,
  readExtractorSettings,
  readLoaderSettings,
  readOverdueCheckSettings,
  readSummarizerSettings,
  readTransformerSettings,
  summarizerEnvironment,
  transformerEnvironment,
} from './settings.ts';

const everything = {
  clientsTable: 'clients',
  syncStateTable: 'state',
  ledgerTable: 'ledger',
  dataBucket: 'data',
  configBucket: 'config',
  alertsTopic: 'arn:aws:sns:us-east-1:111111111111:alerts',
  batchSize: '100',
  logLevel: 'INFO',
  environment: 'dev',
};

describe('settings', () => {
  it.each([
    ['extractor', extractorEnvironment(everything), readExtractorSettings],
    ['transformer', transformerEnvironment(everything), readTransformerSettings],
    ['loader', loaderEnvironment(everything), readLoaderSettings],
    ['summarizer', summarizerEnvironment(everything), readSummarizerSettings],
    ['overdue check', overdueCheckEnvironment(everything), readOverdueCheckSettings],
  ])('reads what was written for the %s and requires each variable', (_name, environment, read) => {
    expect(everything).toMatchObject(read(environment));
    for (const variable of Object.keys(environment)) {
      expect(() => read({ ...environment, [variable]: undefined })).toThrow(
        `The environment variable ${variable} is not set.`,
      );
    }
  });

  it('gives the transformer no variable about clients, secrets or destinations', () => {
    expect(Object.keys(transformerEnvironment(everything))).toEqual([
      'SYNC_STATE_TABLE',
      'DATA_BUCKET',
      'LOG_LEVEL',
      'ENVIRONMENT',
    ]);
  });

  it('refuses an unknown environment', () => {
    expect(readEnvironment({ environment: 'local' })).toBe('local');
    expect(() => readEnvironment({ environment: 'LOCAL' })).toThrow('must be one of local, dev, test, prod');
  });

  it('accepts a batch size that is a whole number of records', () => {
    expect(readBatchSize({ batchSize: '100' })).toBe(100);
    for (const batchSize of ['0', '-1', '1.5', 'many', ''])
      expect(() => readBatchSize({ batchSize })).toThrow('BATCH_SIZE must be a whole number');
  });
});
