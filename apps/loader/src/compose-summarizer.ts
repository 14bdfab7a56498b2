import { composeCommon, readSummarizerSettings } from '@siesa-integration/aws-runtime';
import { offlineRuntime } from '@siesa-integration/stage-runtime';
import type { SummarizePorts } from '@siesa-integration/sync-pipeline';

/** The summarizer's ports on AWS, by the settings of its environment. No secrets, no network. */
export const composeSummarizer = (env: NodeJS.ProcessEnv): SummarizePorts => ({
  ...composeCommon('summarizer', readSummarizerSettings(env)).ports,
  runtime: offlineRuntime,
});
