import { inLanguage, type Message } from './messages/message.ts';

export interface OperatorMistakeOptions extends ErrorOptions {
  /** Stable, for scripts; an article of the runbook. @defaultValue that of the cause, where it is one of ours, or `OPERATOR_MISTAKE` */
  readonly code?: string;
}

/** Something the operator can correct: nothing was started, exit 2. The message names the thing and the next move, in one sentence. */
export class OperatorMistake extends Error {
  override readonly name = 'OperatorMistake';
  readonly code: string;
  readonly #sentence: Message | undefined;

  /** @param sentence - of the catalogue; a text only with a `code` or a `cause`, whose meaning is in the catalogue */
  constructor(sentence: Message | string, { code, ...options }: OperatorMistakeOptions = {}) {
    super(typeof sentence === 'string' ? sentence : inLanguage(sentence, 'en'), options);
    this.code = code ?? ownCode(options.cause) ?? unspecific.code;
    this.#sentence = typeof sentence === 'string' ? undefined : sentence;
  }

  /** The sentence in every language; `undefined` where it is that of another error, which is in English alone. */
  get sentence(): Message | undefined {
    return this.#sentence;
  }
}

/** An object, as the test that asks for an article of every code finds them. */
const unspecific = { code: 'OPERATOR_MISTAKE' };

/** The code of an error of this repository, which has a `kind`. Errors of Node.js and the SDK have other codes, without a `kind`. */
export const ownCode = (error: unknown): string | undefined =>
  error instanceof Error && 'kind' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
