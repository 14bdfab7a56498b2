import type { IntegrationError } from '@siesa-integration/outgoing-http';
import {
  configurationInvalid,
  ProductContractBroken,
  ProductUnavailable,
  rateLimited,
} from '../definition/destination-errors.ts';
import { errorText, failureText } from '../reply/error-text.ts';
import type { CallOutcome } from './call-destination.ts';
import type { DestinationRequest } from './destination-request.ts';
import type { DestinationSession } from './destination-session.ts';

/** The error of a request whose last attempt failed. Contains the address without its query, and no header. */
export const callFailure = (
  title: string,
  request: DestinationRequest,
  session: DestinationSession,
  outcome: CallOutcome,
  retries: number,
): IntegrationError => {
  const url = session.url(request.path);
  const target = `${request.method} ${url.origin}${url.pathname}`;
  const tried = retries === 0 ? '' : ` after ${retries.toString()} ${retries === 1 ? 'retry' : 'retries'}`;

  switch (outcome.kind) {
    case 'redirected':
      return configurationInvalid(
        `${title} redirects ${target} to another address. Put the final address into the client's settings and secret.`,
      );
    case 'too-large':
      return new ProductContractBroken(`${title} answered ${target} with more than 64 MiB.`);
    case 'unreadable':
      return new ProductContractBroken(`${title} answered ${target} with ${outcome.problem}${tried}.`);
    case 'lost':
      return new ProductUnavailable(`${title} did not answer ${target}${tried}: ${lostReason(outcome.cause)}.`);
    case 'answered': {
      const text = answeredText(outcome, session.redact);
      const message = `${title} answered ${outcome.status.toString()} to ${target}${tried}${text ? `: ${text}` : '.'}`;
      return outcome.status === 429 ? rateLimited(message) : new ProductUnavailable(message);
    }
  }
};

/** What an answer states about its failure: its words, or what it counts. */
export const answeredText = (
  { body, reading }: Extract<CallOutcome, { readonly kind: 'answered' }>,
  redact: (text: string) => string,
): string => {
  if (!reading || !('failed' in reading)) return errorText(body, redact);
  return reading.reason ?? failureText(reading.failed, redact);
};

/** Whether a record may be the reason that there is no answer: not where no connection was made. */
export const mayBeRecord = (outcome: CallOutcome): boolean => {
  if (outcome.kind === 'answered') return ![408, 425, 429, 503].includes(outcome.status);
  return outcome.kind !== 'lost' || !noConnection.test(lostReason(outcome.cause));
};

const noConnection =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|\w*CERT\w*|ERR_TLS\w*|ERR_SSL\w*)$/;

/** A system code such as `ECONNRESET`, or the kind of error. Not the error's message, because it may contain a secret. */
const lostReason = (cause: unknown): string => {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    if (error.name === 'TimeoutError') return 'it took too long';
  }
  return 'the connection broke';
};
