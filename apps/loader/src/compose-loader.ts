import {
  composeCommon,
  connectToSecretsManager,
  createSecrets,
  createRuntime,
  readBatchSize,
  readLoaderSettings,
} from '@siesa-integration/aws-runtime';
import { destinationRegistry } from '@siesa-integration/aws-runtime/destination-registry';
import type { LoadPorts } from '@siesa-integration/sync-pipeline';

/** The loader's ports on AWS, by the settings of its environment. */
export const composeLoader = (env: NodeJS.ProcessEnv): LoadPorts => {
  const settings = readLoaderSettings(env);
  const { ports } = composeCommon('loader', settings);
  return {
    ...ports,
    runtime: createRuntime(ports.environment),
    secrets: createSecrets({ secretsManager: connectToSecretsManager() }),
    destinations: destinationRegistry,
    batchSize: readBatchSize(settings),
  };
};
