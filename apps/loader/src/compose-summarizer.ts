import {
  composeCommon,
  connectToSecretsManager,
  createSecrets,
  readSummarizerSettings,
} from '@siesa-integration/aws-runtime';
import { createRuntime, createSecretGuard, type SecretGuard } from '@siesa-integration/stage-runtime';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import type { SummarizePorts } from '@siesa-integration/sync-pipeline';

/** The summarizer's ports on AWS, by the settings of its environment. Secret and network are for clients whose missing products are taken out of use. */
export const composeSummarizer = (env: NodeJS.ProcessEnv): SummarizePorts & Pick<SecretGuard, 'redact'> => {
  const { guard, redact } = createSecretGuard();
  const { ports } = composeCommon('summarizer', readSummarizerSettings(env), redact);
  return {
    ...ports,
    redact,
    runtime: createRuntime(ports.environment),
    secrets: createSecrets({ secretsManager: connectToSecretsManager(), guard }),
    destinations: destinationRegistry,
  };
};
