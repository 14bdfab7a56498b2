import {
  composeCommon,
  connectToSecretsManager,
  createMappingBucket,
  createSecrets,
  readExtractorSettings,
} from '@siesa-integration/aws-runtime';
import { createSecretGuard, createRuntime, type SecretGuard } from '@siesa-integration/stage-runtime';
import type { ExtractPorts } from '@siesa-integration/sync-pipeline';

/** The extractor's ports on AWS, by the settings of its environment. */
export const composeExtractor = (env: NodeJS.ProcessEnv): ExtractPorts & Pick<SecretGuard, 'redact'> => {
  const settings = readExtractorSettings(env);
  const { guard, redact } = createSecretGuard();
  const { ports, s3 } = composeCommon('extractor', settings, redact);
  return {
    ...ports,
    redact,
    runtime: createRuntime(ports.environment),
    mappings: createMappingBucket({ s3, bucket: settings.configBucket }),
    secrets: createSecrets({ secretsManager: connectToSecretsManager(), guard }),
  };
};
