import { overdueCheckEnvironment } from '@siesa-integration/aws-runtime/settings';
import { describe, expect, it } from 'vitest';
import { composeOverdueCheck } from './compose-overdue-check.ts';

const settings = {
  clientsTable: 'clients',
  syncStateTable: 'state',
  alertsTopic: 'arn:aws:sns:us-east-1:111111111111:alerts',
  logLevel: 'INFO',
  environment: 'test',
};

describe('composeOverdueCheck', () => {
  it('composes the check from the variables that its construct writes', () => {
    expect(composeOverdueCheck(overdueCheckEnvironment(settings))).toBeTypeOf('function');
  });

  it('names the missing variable', () => {
    expect(() => composeOverdueCheck({})).toThrow(/The environment variable [A-Z_]+ is not set/);
  });
});
