import { describe, expect, it } from 'vitest';
import { resourcesOf } from './resources-of.ts';
import type { DeployedFunction, Deployment } from './template/deployment.ts';

const aDeployment = (environment: Readonly<Record<string, string>>): Deployment => ({
  functions: [{ environment } as DeployedFunction],
  tables: [],
  buckets: [],
  topics: [],
  queues: [],
  stateMachine: { name: 'workflow', arn: 'arn', role: 'role', definition: { StartAt: 'A', States: {} } },
});

const told = { CLIENTS_TABLE: 'c', SYNC_STATE_TABLE: 's', LEDGER_TABLE: 'l', DATA_BUCKET: 'd', CONFIG_BUCKET: 'm' };

describe('resourcesOf', () => {
  it('knows each resource by what the functions are told', () => {
    expect(resourcesOf(aDeployment(told))).toEqual({
      clientsTable: 'c',
      syncStateTable: 's',
      ledgerTable: 'l',
      dataBucket: 'd',
      configBucket: 'm',
      topicArn: '',
      stateMachineName: 'workflow',
    });
  });

  it('says which variable no function is told', () => {
    const { LEDGER_TABLE: ledger, ...others } = told;

    expect(ledger).toBe('l');
    expect(() => resourcesOf(aDeployment(others))).toThrow('No function of the template is told LEDGER_TABLE.');
  });
});
