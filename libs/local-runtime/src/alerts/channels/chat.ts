import { addressProblem } from '@siesa-integration/outgoing-http';
import * as v from 'valibot';
import type { ExpectedOfSecret } from '../problems/delivery-problem.ts';
import type { Channel, OutgoingAlert } from './channel.ts';
import { postJson, type PostOptions } from './post-json.ts';

/** Schemas name what they expect, because a problem is written in the language of its reader. */
const expected: ExpectedOfSecret = 'chat-url';

/** The address is a secret, because nothing else is needed to write into the channel. */
export const chatSecret = v.object(
  {
    url: v.pipe(
      v.string(expected),
      v.check((url) => addressProblem(url, { allowLoopbackHttp: true }) === undefined, expected),
    ),
  },
  'chat' satisfies ExpectedOfSecret,
);

export interface ChatOptions extends PostOptions {
  readonly url: string;
}

/** Writes into a Slack channel. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export const createSlack = ({ url, ...options }: ChatOptions): Channel => ({
  name: 'slack',
  send: ({ subject, text }) =>
    postJson(url, JSON.stringify({ text: `*${inSlack(subject)}*\n${inSlack(text)}` }), options),
});

/** Slack takes what is between these characters for a link or a mention. */
const inSlack = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Writes into a Microsoft Teams channel, through a workflow that posts a webhook's request. https://learn.microsoft.com/power-automate/teams/send-a-message-in-teams */
export const createTeams = ({ url, ...options }: ChatOptions): Channel => ({
  name: 'teams',
  send: (alert) => postJson(url, JSON.stringify(cardMessage(alert)), options),
});

const cardMessage = ({ subject, text, document }: OutgoingAlert) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [paragraph(subject, { weight: 'bolder' }), ...text.split('\n\n').map((part) => paragraph(part))],
        ...(typeof document['runbook'] === 'string' && {
          actions: [{ type: 'Action.OpenUrl', title: titleOf(document['runbook'], text), url: document['runbook'] }],
        }),
      },
    },
  ],
});

/** What stands before the address in the text, because that is in the alert's language: `Más: https://…`. */
const titleOf = (address: string, text: string): string => {
  const line = text.split('\n').find((part) => part.endsWith(`: ${address}`));
  return line === undefined ? 'Runbook' : line.slice(0, -address.length - 2);
};

/** A text run is shown as it is. A text block would read Markdown, and an error message may contain some. */
const paragraph = (text: string, style: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...style }],
});
