import { stageTimeoutMinutes, syncDefinition } from '@siesa-integration/workflow-contract/definition';

/** A stage of the sync, by the name of its function. */
export type StageName = keyof typeof stageTimeoutMinutes;

/** Names in the place of the ARNs and physical names that resources have on AWS. */
export const embeddedResources = { partition: 'local', syncStateTable: 'sync-state', alertsTopic: 'alerts' } as const;

/** @example stageArn('loader'); // 'arn:local:lambda:::function:loader' */
export const stageArn = (stage: StageName): string => `arn:${embeddedResources.partition}:lambda:::function:${stage}`;

const stage = (name: StageName) => ({ arn: stageArn(name), timeoutSeconds: stageTimeoutMinutes[name] * 60 });

/** The workflow that syncs one client, as it is deployed, over this machine's resources. */
export const embeddedDefinition = syncDefinition({
  ...embeddedResources,
  extractor: stage('extractor'),
  transformer: stage('transformer'),
  loader: stage('loader'),
  summarizer: stage('summarizer'),
});
