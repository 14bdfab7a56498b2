import { describe, expect, it } from 'vitest';
import { resourcesOf } from './resources-of.ts';
import type { DeployedFunction, Deployment } from '../template/deployment.ts';

const aDeployment = (environment: Readonly<Record<string, string>>): Deployment => ({
  functions: [{ environment } as DeployedFunction],
  tables: [],
  buckets: [],
  topics: [],
  queues: [],
  jobs: [],
  workflows: [
    { name: 'another', arn: 'arn', role: 'role', definition: { StartAt: 'A', States: {} } },
    { name: 'siesa-integration-workflow-dev', arn: 'arn', role: 'role', definition: { StartAt: 'A', States: {} } },
  ],
});

const variables = {
  CLIENTS_TABLE: 'c',
  SYNC_STATE_TABLE: 's',
  LEDGER_TABLE: 'l',
  DATA_BUCKET: 'd',
  CONFIG_BUCKET: 'm',
};

describe('resourcesOf', () => {
  it('knows each resource by what the functions are variables', () => {
    expect(resourcesOf(aDeployment(variables))).toEqual({
      clientsTable: 'c',
      syncStateTable: 's',
      ledgerTable: 'l',
      dataBucket: 'd',
      configBucket: 'm',
      topicArn: '',
      stateMachineName: 'siesa-integration-workflow-dev',
    });
  });

  it('names a variable that the template gives to no function', () => {
    const { LEDGER_TABLE: ledger, ...others } = variables;

    expect(ledger).toBe('l');
    expect(() => resourcesOf(aDeployment(others))).toThrow('The template gives no function the variable LEDGER_TABLE.');
  });
});
