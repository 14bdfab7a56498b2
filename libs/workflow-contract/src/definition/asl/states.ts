/**
 * The part of the Amazon States Language that the workflow uses: JSONPath only, and no feature that a local interpreter lacks.
 *
 * See https://states-language.net/spec.html.
 */
export type State = TaskState | MapState | ChoiceState | WaitState | PassState | SucceedState | FailState;

export type States = Readonly<Record<string, State>>;

export interface StateMachineDefinition {
  readonly Comment: string;
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: States;
}

/** Where a state goes on: to a named one, or nowhere. */
export type Onward = { readonly Next: string } | { readonly End: true };

/** A JSON document in which a name that ends in `.$` takes its value from a path. */
export type PayloadTemplate = Readonly<Record<string, unknown>>;

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts: number;
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath: string;
  readonly Next: string;
}

export type TaskState = Onward & {
  readonly Type: 'Task';
  readonly Comment?: string;
  /** ARN of a function, or of an integration such as `arn:aws:states:::sns:publish`. */
  readonly Resource: string;
  readonly Parameters?: PayloadTemplate;
  readonly ResultSelector?: PayloadTemplate;
  readonly ResultPath?: string | null;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
};

export type MapState = Onward & {
  readonly Type: 'Map';
  readonly Label: string;
  readonly Comment?: string;
  readonly ItemsPath: string;
  readonly MaxConcurrencyPath: string;
  readonly ItemSelector: PayloadTemplate;
  readonly ItemProcessor: {
    readonly ProcessorConfig: { readonly Mode: 'DISTRIBUTED'; readonly ExecutionType: 'STANDARD' };
    readonly StartAt: string;
    readonly States: States;
  };
  readonly ResultPath: null;
  readonly Catch: readonly Catcher[];
};

interface Comparison {
  readonly Variable: string;
}

export type ChoiceRule =
  | (Comparison & { readonly BooleanEquals: boolean })
  | (Comparison & { readonly IsPresent: boolean })
  | (Comparison & { readonly StringEquals: string })
  | (Comparison & { readonly NumericGreaterThan: number });

export interface ChoiceState {
  readonly Type: 'Choice';
  readonly Comment?: string;
  readonly Choices: readonly ((ChoiceRule | { readonly And: readonly ChoiceRule[] }) & { readonly Next: string })[];
  readonly Default: string;
}

export type WaitState = Onward & { readonly Type: 'Wait'; readonly Comment?: string; readonly SecondsPath: string };

export type PassState = Onward & {
  readonly Type: 'Pass';
  readonly Comment?: string;
  readonly Parameters?: PayloadTemplate;
};

export interface SucceedState {
  readonly Type: 'Succeed';
  readonly Comment?: string;
  /** `null` answers `{}`. */
  readonly OutputPath?: null;
}

export interface FailState {
  readonly Type: 'Fail';
  readonly Comment?: string;
  readonly ErrorPath: string;
  readonly CausePath?: string;
  readonly Cause?: string;
}
