import { Stack, type App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { DeployedEnvironment } from '@siesa-integration/workflow-contract';
import { createApp } from '../create-app.ts';

const apps = new Map<DeployedEnvironment, App>();

/** The application with one environment and the app's own flags, so that tests see what `cdk synth` writes. Created once. */
export const appOf = (name: DeployedEnvironment): App => {
  // Validation against CloudFormation's schemas takes seconds, and `cdk synth` does it.
  const app =
    apps.get(name) ??
    createApp({ context: { environment: name }, builtinCloudFormationValidation: false, treeMetadata: false });
  apps.set(name, app);
  return app;
};

export const stackOf = (name: DeployedEnvironment): Stack =>
  Stack.of(appOf(name).node.findChild(`siesa-integration-${name}`));

export const reconciliationStackOf = (name: DeployedEnvironment): Stack =>
  Stack.of(appOf(name).node.findChild(`siesa-integration-reconciliation-${name}`));

/** The template that CloudFormation gets. */
export const templateOf = (name: DeployedEnvironment): Template => Template.fromStack(stackOf(name));
