import { Stack, type App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../create-app.ts';
import type { EnvironmentName } from '../environments.ts';

const apps = new Map<EnvironmentName, App>();

/** The application with one environment, once for each test file: with its own flags, so that tests see what `cdk synth` writes. */
export const appOf = (name: EnvironmentName): App => {
  // CloudFormation's schemas take seconds to check; `cdk synth` does it.
  const app =
    apps.get(name) ??
    createApp({ context: { environment: name }, builtinCloudFormationValidation: false, treeMetadata: false });
  apps.set(name, app);
  return app;
};

export const stackOf = (name: EnvironmentName): Stack =>
  Stack.of(appOf(name).node.findChild(`siesa-integration-${name}`));

/** What CloudFormation would get. */
export const templateOf = (name: EnvironmentName): Template => Template.fromStack(stackOf(name));
