/** What passes between the host and the thread of one function's instance. */
export interface InstanceData {
  /** The module that exports the handler, absolute. */
  readonly module: string;
  readonly exportName: string;
}

export interface InvocationMessage {
  readonly id: string;
  /** JSON, as Lambda passes it. */
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

export type AnswerMessage =
  | { readonly id: string; readonly answer: string | undefined }
  | { readonly id: string; readonly failure: FunctionFailure };

/** A function's error, as Lambda reports it. */
export interface FunctionFailure {
  /** The error's `name`. */
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}
