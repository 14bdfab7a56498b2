import { stageNeeds } from '@siesa-integration/aws-runtime/reconciliation';
import { reconcilerEnvironment } from '@siesa-integration/aws-runtime/settings';
import { describe, expect, it } from 'vitest';
import { composeReconciler } from './compose-reconciler.ts';

const settings = {
  ingressBucket: 'ingress',
  intermediateBucket: 'intermediate',
  outputBucket: 'output',
  checkpointsBucket: 'checkpoints',
  filesTable: 'files',
  logLevel: 'INFO',
  environment: 'test',
};

describe('composeReconciler', () => {
  it('composes every port from the variables that its construct writes, anew for each invocation', () => {
    const { portsOf } = composeReconciler(reconcilerEnvironment(settings), stageNeeds.validate);

    expect(portsOf()).not.toBe(portsOf());
    expect(portsOf()).toMatchObject({ claims: {} });
    expect(portsOf().resumeCommand('JOB-20260216-061500-9f3a2c')).toBe(
      'siesa-sync reconcile resume JOB-20260216-061500-9f3a2c --env test',
    );
  });

  it('names the missing variable', () => {
    expect(() => composeReconciler({}, stageNeeds.claim)).toThrow(/The environment variable [A-Z_]+ is not set/);
  });
});
