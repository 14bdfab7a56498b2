import { IntegrationError, printable } from '@siesa-integration/outgoing-http';
import * as v from 'valibot';
import type { AlertOutbox, PublishedAlert } from '../stores/alert-outbox.ts';
import { AlertUndelivered, type Channel, type OutgoingAlert } from './channels/channel.ts';
import { type DeliveryProblem, mapForeignTexts } from './problems/delivery-problem.ts';
import { deliveryProblemText } from './problems/delivery-problem-text.ts';

/** What went wrong in a round: a setting, or a channel and why it did not deliver. */
export interface AlertProblem {
  /** In English, for logs. */
  readonly message: string;
  readonly channel?: string;
  readonly problem?: DeliveryProblem;
}

export interface ChannelRound {
  readonly delivered: number;
  readonly problems: readonly AlertProblem[];
}

/** More wait for the next round, so that none takes for ever. */
const mostAlerts = 50;
/** Of a text that comes from outside. */
const longestText = 150;

/** Sends by one channel what is due. A channel that fails gets no further alert in this round, because the next one would wait for the same deadline. */
export const deliverAlerts = async (
  { name, send }: Channel,
  outbox: Pick<AlertOutbox, 'take' | 'record'>,
  redact: (text: string) => string,
): Promise<ChannelRound> => {
  const problems: AlertProblem[] = [];
  let delivered = 0;
  for (let sent = 0; sent < mostAlerts; sent += 1) {
    const alert = await outbox.take(name);
    if (alert === undefined) break;
    const attempt = await attemptOf(send, alert, redact);
    await outbox.record(alert.id, name, attempt);
    const { problem } = attempt;
    if (problem !== undefined)
      problems.push({ message: `${name}: ${deliveryProblemText(problem, 'en')}`, channel: name, problem });
    if (!attempt.delivered) break;
    delivered += 1;
  }
  return { delivered, problems };
};

const attemptOf = async (send: Channel['send'], alert: PublishedAlert, redact: (text: string) => string) => {
  try {
    const problem = await send(outgoing(alert));
    return { delivered: true, problem: problem && withoutSecrets(problem, redact) };
  } catch (error) {
    return { delivered: false, problem: withoutSecrets(problemOf(error), redact) };
  }
};

/** @param error - of a channel, of the guard of outgoing calls in its own words, or a mistake of ours, whose name is enough for an operator */
export const problemOf = (error: unknown): DeliveryProblem => {
  if (error instanceof AlertUndelivered) return error.problem;
  return { code: 'other', reason: error instanceof IntegrationError ? error.message : String(error) };
};

/** A problem as it is stored and shown. */
export const withoutSecrets = (problem: DeliveryProblem, redact: (text: string) => string): DeliveryProblem =>
  mapForeignTexts(problem, (text) => printable(redact(text)).slice(0, longestText));

const texts = v.object({
  default: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
  email: v.string(),
});

/** A message with one text for each way of delivery, or another one, such as that of a reconciliation, which is sent as it is. */
const outgoing = ({ id, kind, at, subject, message }: PublishedAlert): OutgoingAlert => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), texts), message);
  const { default: document, email: text } = read.success ? read.output : { default: {}, email: message };
  return { id, kind: kind === 'over' ? 'over' : 'begun', at, subject, text, document };
};
