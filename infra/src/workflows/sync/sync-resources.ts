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
