import { IntegrationError, printable } from '@siesa-integration/outgoing-http';
import * as v from 'valibot';
import type { AlertOutbox, PublishedAlert } from '../stores/alert-outbox.ts';
import type { Channel, OutgoingAlert } from './channels/channel.ts';

export interface ChannelRound {
  readonly delivered: number;
  readonly problems: readonly string[];
}

/** More wait for the next round, so that none takes for ever. */
const mostAlerts = 50;
const longestMessage = 300;

/** Sends by one channel what is due. A channel that fails gets no further alert in this round, because the next one would wait for the same deadline. */
export const deliverAlerts = async (
  { name, send }: Channel,
  outbox: Pick<AlertOutbox, 'take' | 'record'>,
  redact: (text: string) => string,
): Promise<ChannelRound> => {
  const problems: string[] = [];
  let delivered = 0;
  for (let sent = 0; sent < mostAlerts; sent += 1) {
    const alert = await outbox.take(name);
    if (alert === undefined) break;
    const attempt = await attemptOf(send, alert, redact);
    await outbox.record(alert.id, name, attempt);
    if (attempt.error !== undefined) problems.push(`${name}: ${attempt.error}`);
    if (!attempt.delivered) break;
    delivered += 1;
  }
  return { delivered, problems };
};

const attemptOf = async (send: Channel['send'], alert: PublishedAlert, redact: (text: string) => string) => {
  try {
    const note = await send(outgoing(alert));
    return { delivered: true, error: note === undefined ? undefined : messageOf(note, redact) };
  } catch (error) {
    return { delivered: false, error: messageOf(reasonOf(error), redact) };
  }
};

/** @param error - of a channel: in words, or a mistake of ours, whose name is enough for an operator */
export const reasonOf = (error: unknown): string =>
  error instanceof IntegrationError ? error.message : `The alert could not be sent (${String(error)}).`;

/** A text as it is stored and shown. */
export const messageOf = (text: string, redact: (text: string) => string): string =>
  printable(redact(text)).slice(0, longestMessage);

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
