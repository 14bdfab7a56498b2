/** One function as the workflow sees it. */
export interface Stage {
  readonly arn: string;
  readonly timeoutSeconds: number;
}

/** What the states call, by ARN or name. */
export interface SyncResources {
  readonly extractor: Stage;
  readonly transformer: Stage;
  readonly loader: Stage;
  readonly summarizer: Stage;
  readonly syncStateTable: string;
  readonly alertsTopic: string;
  /** `aws`, `aws-cn`, …: part of every integration's ARN. */
  readonly partition: string;
}

/** The function answers or is killed before this: a state that gave up first would start a second one beside it. */
export const taskTimeoutSeconds = (stage: Stage): number => stage.timeoutSeconds + 30;

/** A call of the state machine itself takes milliseconds; this is when to stop waiting for it. */
export const callTimeoutSeconds = 30;
