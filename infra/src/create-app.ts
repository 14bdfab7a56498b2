import { reconciliationNames, stackName } from '@siesa-integration/workflow-contract';
import { App, Validations, type AppProps } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { environmentsNamed } from './environments.ts';
import { IntegrationStack } from './integration-stack.ts';
import { ReconciliationStack } from './workflows/reconciliation/reconciliation-stack.ts';

/**
 * The application for `cdk synth` and for the tests, with the same feature flags, so both create the same template.
 *
 * Context: `environment` (`dev`, `test` or `prod`; all three by default) and `region` (default `us-east-1`). The account is the caller's.
 */
export const createApp = (props: AppProps = {}): App => {
  const app = new App({ ...props, postCliContext: CURRENTLY_RECOMMENDED_FLAGS });
  const region = String(app.node.tryGetContext('region') ?? 'us-east-1');
  for (const environment of environmentsNamed(app.node.tryGetContext('environment'))) {
    new IntegrationStack(app, stackName(environment.name), { environment, env: { region } });
    const { stack } = reconciliationNames(environment.name, '');
    new ReconciliationStack(app, stack, { environment, env: { region } });
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
};
