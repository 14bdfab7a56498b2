import { App, type AppProps } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { environments } from './environments.ts';
import { IntegrationStack } from './integration-stack.ts';

const defaultRegion = 'us-east-1';

/** The application as `cdk synth` and the tests see it: with the same flags, so that both mean the same template. */
export const createApp = (props: AppProps = {}): App => {
  const app = new App({ ...props, postCliContext: CURRENTLY_RECOMMENDED_FLAGS });
  for (const environment of Object.values(environments)) {
    new IntegrationStack(app, `siesa-integration-${environment.name}`, { environment, env: { region: defaultRegion } });
  }
  return app;
};
