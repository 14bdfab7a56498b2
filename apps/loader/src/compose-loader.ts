import { readBatchSize, readLoaderSettings } from '@siesa-integration/aws-runtime';
import type { SecretGuard } from '@siesa-integration/stage-runtime';
import type { LoadPorts } from '@siesa-integration/sync-pipeline';
import { composeSending } from './compose-sending.ts';

/** The loader's ports on AWS, by the settings of its environment. */
export const composeLoader = (env: NodeJS.ProcessEnv): LoadPorts & Pick<SecretGuard, 'redact'> => {
  const settings = readLoaderSettings(env);
  return { ...composeSending('loader', settings), batchSize: readBatchSize(settings) };
};
