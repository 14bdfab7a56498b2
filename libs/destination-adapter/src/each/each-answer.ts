import type { IntegrationError } from '@siesa-integration/outgoing-http';
import { configurationInvalid, ProductAuthenticationFailed } from '../definition/destination-errors.ts';
import type { EachAccess } from '../definition/each-definition.ts';
import type { CallOutcome } from '../http/call-destination.ts';
import { callFailure, mayBeRecord } from '../http/call-failure.ts';
import type { DestinationRequest } from '../http/destination-request.ts';
import type { DestinationSession } from '../http/destination-session.ts';
import { errorText, shorten } from '../reply/error-text.ts';

/** An answer about the request, and not about the destination's health. */
export interface EachAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The destination's words: one line, without credentials. */
  readonly text: string;
}

/** A call that may succeed when it is made again. */
export interface PassingFailure {
  readonly error: IntegrationError;
  /** What to answer for a record that is the reason. */
  readonly refusal: string;
  /** Whether the record of the call is a likely reason. */
  readonly mayBeRecord: boolean;
  /** Certainly not carried out. */
  readonly untouched: boolean;
}

/** A request without its retries. */
export type EachRequest = Pick<DestinationRequest, 'method' | 'path' | 'body' | 'operation'>;

/** A call failed after its last retry. */
export class CallFailed extends Error {
  readonly failure: PassingFailure;

  constructor(failure: PassingFailure) {
    super(failure.error.message, { cause: failure.error });
    this.failure = failure;
  }
}

/** A call that failed and had no record to blame is the destination's failure. */
export const rootOf = (error: unknown): unknown => (error instanceof CallFailed ? error.failure.error : error);

/** What a call depends on beside its answer. */
export interface AnswerContext {
  readonly definition: Pick<EachAccess, 'title' | 'isWrongAddress'>;
  readonly secretName: string;
  readonly session: DestinationSession;
  /** The token has worked before. */
  readonly hasWorked: boolean;
}

/**
 * Reads one attempt.
 *
 * @throws what a retry cannot change: a wrong address (`ConfigurationInvalid`), a missing permission (`ProductAuthenticationFailed`), an answer that is too large.
 */
export const readOutcome = (
  request: EachRequest,
  outcome: CallOutcome,
  { definition, secretName, session, hasWorked }: AnswerContext,
): EachAnswer | PassingFailure => {
  const { title } = definition;
  // Most answers are successes, and an error costs its stack.
  const failure = (): IntegrationError => callFailure(title, request, session, outcome, 0);
  if (outcome.kind === 'redirected' || outcome.kind === 'too-large') throw failure();
  if (outcome.kind !== 'answered') {
    const error = failure();
    const untouched = !mayBeRecord(outcome);
    return { error, refusal: shorten(error.message), mayBeRecord: !untouched, untouched };
  }
  const { status, body } = outcome;
  if (status < 300)
    return {
      status,
      body,
      get text() {
        return errorText(body, session.redact);
      },
    };

  const text = errorText(body, session.redact);
  const said = `${status.toString()}${text ? `: ${text}` : ''}`;
  const isPage = typeof body === 'string';
  // A firewall's page may be about one record.
  if (status >= 500 || [408, 425, 429].includes(status) || (status === 403 && isPage && hasWorked))
    return {
      error: failure(),
      refusal: shorten(`${title} API returned ${said}`),
      mayBeRecord: mayBeRecord(outcome),
      untouched: status === 429,
    };

  const target = `${request.method} ${request.path.path.replace(/\?.*/, '')}`;
  if (definition.isWrongAddress?.(status, body) === true || status === 405 || (status === 404 && isPage))
    throw configurationInvalid(
      `${title} has no '${target}' at this address (${said}). Correct the client's product address.`,
    );
  if (status === 403)
    throw new ProductAuthenticationFailed(
      `The user in '${secretName}' lacks permission for '${target}' at ${title} (${said}). Give the user this permission in ${title}.`,
    );
  return { status, body, text };
};
