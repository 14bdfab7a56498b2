import {
  composeCommon,
  connectToSecretsManager,
  createMappingBucket,
  createSecrets,
  createRuntime,
  readExtractorSettings,
} from '@siesa-integration/aws-runtime';
import type { ExtractPorts } from '@siesa-integration/sync-pipeline';

/** The extractor's ports on AWS, by the settings of its environment. */
export const composeExtractor = (env: NodeJS.ProcessEnv): ExtractPorts => {
  const settings = readExtractorSettings(env);
  const { ports, s3 } = composeCommon('extractor', settings);
  return {
    ...ports,
    runtime: createRuntime(ports.environment),
    mappings: createMappingBucket({ s3, bucket: settings.configBucket }),
    secrets: createSecrets({ secretsManager: connectToSecretsManager() }),
  };
};
