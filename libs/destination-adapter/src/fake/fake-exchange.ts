/** A call as it arrived. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly at: number;
}

/** What is sent back. */
export interface FakeReply {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends early: before anything, or in the middle. */
  readonly cut?: 'all' | 'half';
}

/** The bytes of a reply, as text. */
export const replyText = ({ text, body }: FakeReply): string =>
  text ?? (body === undefined ? '' : JSON.stringify(body));
