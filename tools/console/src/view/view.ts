import type { Host, Language, textIn } from '@siesa-integration/operator';

/** Texts of the catalogue in the reader's language. */
export type Words = ReturnType<typeof textIn>;

/** Who makes a request, as the audit list names them. */
export interface Operator {
  readonly who: string;
  /** The address that the request came from. */
  readonly from: string;
}

/** What a page needs of its request. */
export interface View {
  readonly host: Host;
  readonly language: Language;
  /** For numbers and dates. */
  readonly locale: string;
  readonly t: Words;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Path and query of the request. */
  readonly address: string;
  readonly operator: Operator;
  /** Somebody signed in, so they can sign out. */
  readonly signedIn: boolean;
  /** To be sent with every change. */
  readonly token: string;
}

/** What the handlers of the console find in Hono's context. */
export interface ConsoleEnv {
  readonly Variables: { view: View };
}
