import type { FunctionResource } from '../asl/tasks.ts';

/** What the states call, by ARN or name. */
export interface SyncResources {
  readonly extractor: FunctionResource;
  readonly transformer: FunctionResource;
  readonly loader: FunctionResource;
  readonly summarizer: FunctionResource;
  readonly syncStateTable: string;
  readonly alertsTopic: string;
  /** `aws`, `aws-cn`, …: a part of every integration's ARN. */
  readonly partition: string;
}

/** How long one invocation of each stage may take, on every host. */
export const stageTimeoutMinutes = { extractor: 5, transformer: 3, loader: 10, summarizer: 5 } as const;
