import type { DestinationConnection } from '../definition/destination-adapter.ts';
import { ProductAuthenticationFailed } from '../definition/destination-errors.ts';
import type { CallOutcome } from './call-destination.ts';

type AnsweredCall = Extract<CallOutcome, { readonly kind: 'answered' }>;

export const isRefusedKey = (outcome: CallOutcome): outcome is AnsweredCall & { readonly status: 401 | 403 } =>
  outcome.kind === 'answered' && (outcome.status === 401 || outcome.status === 403);

/** A 403 with a web page: a firewall in front of the destination refuses what is in the request, or the caller. */
export const isRefusingPage = ({ status, body }: AnsweredCall): boolean =>
  status === 403 && typeof body === 'string' && /^\s*</.test(body);

/** What was done about a refused key before it ended the send. */
export interface KeyRefusal {
  readonly status: number;
  /** The destination's words, redacted. */
  readonly text: string;
  /** The key had worked, and was asked once more. */
  readonly askedAgain: boolean;
  /** Another key was read, and was refused too. */
  readonly renewed: boolean;
  /** The secret was read again. */
  readonly wasRead: boolean;
}

/** The destination refuses the key: states what was tried, and no more. */
export const keyRefused = (
  title: string,
  { credentials }: DestinationConnection,
  { status, text, askedAgain, renewed, wasRead }: KeyRefusal,
): ProductAuthenticationFailed => {
  const tries = [
    askedAgain ? 'it was asked once more, because it had worked before' : '',
    renewed ? 'another key was read from the secret and refused as well' : '',
    wasRead && !renewed ? 'the secret was read again and holds the same key' : '',
  ].filter(Boolean);
  const said = text ? `: ${text}` : '';
  const tried = tries.length > 0 ? ` Before this failure ${tries.join('; ')}.` : '';
  return new ProductAuthenticationFailed(
    `${title} refused the key in '${credentials.secretName}' (${status.toString()}${said}).${tried} Put the client's current key there.`,
  );
};
