import type { CallOutcome } from './call-product.ts';
import {
  ConfigurationInvalid,
  ProductContractBroken,
  ProductUnavailable,
  RateLimited,
  type DestinationError,
} from './destination-errors.ts';
import type { DestinationRequest } from './destination-request.ts';
import type { DestinationSession } from './destination-session.ts';
import { productWords } from './error-text.ts';

/** The error that ends a call which was tried often enough. Names the address without its query, never a header. */
export const callFailure = (
  title: string,
  order: DestinationRequest,
  session: DestinationSession,
  outcome: CallOutcome,
  retries: number,
): DestinationError => {
  const url = session.url(order.path);
  const what = `${order.method} ${url.origin}${url.pathname}`;
  const tried = retries === 0 ? '' : ` after ${retries.toString()} ${retries === 1 ? 'retry' : 'retries'}`;

  switch (outcome.kind) {
    case 'redirected':
      return new ConfigurationInvalid(
        `${title} redirects ${what} to another address. Put the final address into the client's settings and secret.`,
      );
    case 'too-large':
      return new ProductContractBroken(`${title} answered ${what} with more than 64 MiB.`);
    case 'unreadable':
      return new ProductContractBroken(`${title} answered ${what} with a success that is ${outcome.reason}${tried}.`);
    case 'lost':
      return new ProductUnavailable(`${title} did not answer ${what}${tried}: ${lostReason(outcome.cause)}.`);
    case 'answered': {
      const words = productWords(outcome.body, session.redact);
      const said = `${title} answered ${outcome.status.toString()} to ${what}${tried}${words ? `: ${words}` : '.'}`;
      return outcome.status === 429 ? new RateLimited(said) : new ProductUnavailable(said);
    }
  }
};

/** A system code such as `ECONNRESET`, or the kind of error: their messages may hold more than we may say. */
const lostReason = (cause: unknown): string => {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    if (error.name === 'TimeoutError') return 'it took too long';
  }
  return 'the connection broke';
};
