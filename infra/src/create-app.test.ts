import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { createApp } from './create-app.ts';

const stacksOf = (context: Readonly<Record<string, string>>): Stack[] =>
  createApp({ context, builtinCloudFormationValidation: false }).node.children.filter((child) => Stack.isStack(child));

describe('createApp', () => {
  it('holds a stack for each environment, in us-east-1, in whatever account the caller has', () => {
    expect(stacksOf({}).map(({ stackName, region }) => `${stackName} ${region}`)).toEqual([
      'siesa-integration-dev us-east-1',
      'siesa-integration-test us-east-1',
      'siesa-integration-prod us-east-1',
    ]);
    for (const { account } of stacksOf({})) expect(account).toMatch(/^\$\{Token\[AWS\.AccountId/);
  });

  it('holds the one that the context names, in the region that it names', () => {
    expect(
      stacksOf({ environment: 'test', region: 'sa-east-1' }).map(({ stackName, region }) => `${stackName} ${region}`),
    ).toEqual(['siesa-integration-test sa-east-1']);
  });

  it('refuses an environment that there is none of', () => {
    expect(() => createApp({ context: { environment: 'staging' } })).toThrow("There is no environment 'staging'");
  });
});
