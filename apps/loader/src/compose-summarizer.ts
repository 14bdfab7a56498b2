import { readSummarizerSettings } from '@siesa-integration/aws-runtime';
import type { SecretGuard } from '@siesa-integration/stage-runtime';
import type { SummarizePorts } from '@siesa-integration/sync-pipeline';
import { composeSending } from './compose-sending.ts';

/** The summarizer's ports on AWS, by the settings of its environment. */
export const composeSummarizer = (env: NodeJS.ProcessEnv): SummarizePorts & Pick<SecretGuard, 'redact'> =>
  composeSending('summarizer', readSummarizerSettings(env));
