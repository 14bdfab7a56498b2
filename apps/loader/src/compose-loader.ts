import {
  composeCommon,
  connectToSecretsManager,
  createSecrets,
  readBatchSize,
  readLoaderSettings,
} from '@siesa-integration/aws-runtime';
import { createSecretGuard, createRuntime, type SecretGuard } from '@siesa-integration/stage-runtime';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import type { LoadPorts } from '@siesa-integration/sync-pipeline';

/** The loader's ports on AWS, by the settings of its environment. */
export const composeLoader = (env: NodeJS.ProcessEnv): LoadPorts & Pick<SecretGuard, 'redact'> => {
  const settings = readLoaderSettings(env);
  const { guard, redact } = createSecretGuard();
  const { ports } = composeCommon('loader', settings, redact);
  return {
    ...ports,
    redact,
    runtime: createRuntime(ports.environment),
    secrets: createSecrets({ secretsManager: connectToSecretsManager(), guard }),
    destinations: destinationRegistry,
    batchSize: readBatchSize(settings),
  };
};
