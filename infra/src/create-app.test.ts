import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { createApp } from './create-app.ts';

const stacksOf = (context: Readonly<Record<string, string>>): Stack[] =>
  // The bundles are copied for a synthesis alone, and one has 74 MB.
  createApp({
    context: { ...context, 'aws:cdk:disable-asset-staging': true },
    builtinCloudFormationValidation: false,
  }).node.children.filter((child) => Stack.isStack(child));

describe('createApp', () => {
  it('has two stacks for each environment in us-east-1', () => {
    expect(stacksOf({}).map(({ stackName, region }) => `${stackName} ${region}`)).toEqual([
      'siesa-integration-dev us-east-1',
      'siesa-integration-reconciliation-dev us-east-1',
      'siesa-integration-test us-east-1',
      'siesa-integration-reconciliation-test us-east-1',
      'siesa-integration-prod us-east-1',
      'siesa-integration-reconciliation-prod us-east-1',
    ]);
    for (const { account } of stacksOf({})) expect(account).toMatch(/^\$\{Token\[AWS\.AccountId/);
  });

  it('has only the environment of the context, in the region of the context', () => {
    expect(
      stacksOf({ environment: 'test', region: 'sa-east-1' }).map(({ stackName, region }) => `${stackName} ${region}`),
    ).toEqual(['siesa-integration-test sa-east-1', 'siesa-integration-reconciliation-test sa-east-1']);
  });

  it('refuses an unknown environment', () => {
    expect(() => createApp({ context: { environment: 'staging' } })).toThrow("There is no environment 'staging'");
  });
});
