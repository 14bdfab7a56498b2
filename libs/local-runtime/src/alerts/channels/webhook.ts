import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import type { ExpectedOfSecret } from '../problems/delivery-problem.ts';
import type { Channel } from './channel.ts';
import { postJson, type PostOptions } from './post-json.ts';

/** As Standard Webhooks has it: `whsec_` and 24 to 64 bytes in base64. https://www.standardwebhooks.com */
const prefix = 'whsec_';

const expected: ExpectedOfSecret = 'signing-secret';

export const webhookSecret = v.object(
  {
    signing_secret: v.pipe(
      v.string(expected),
      v.check((secret) => isSigningSecret(secret), expected),
    ),
  },
  'webhook' satisfies ExpectedOfSecret,
);

export interface WebhookOptions extends PostOptions {
  readonly url: string;
  readonly signingSecret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Posts alerts as JSON, signed so that the receiver can see who sent them and when. */
export const createWebhook = ({ url, signingSecret, now, ...options }: WebhookOptions): Channel => ({
  name: 'webhook',
  send: ({ id, kind, at, subject, text, document }) => {
    const body = JSON.stringify({ id, kind, at, subject, text, alert: document });
    const timestamp = Math.floor(now() / 1_000).toString();
    return postJson(url, body, {
      ...options,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatureOf({ id, timestamp, body }, signingSecret),
      },
    });
  },
});

/** The time is in what is signed, so that a message that was recorded cannot be sent again later. */
const signatureOf = (
  { id, timestamp, body }: { readonly id: string; readonly timestamp: string; readonly body: string },
  signingSecret: string,
): string => {
  const key = Buffer.from(signingSecret.slice(prefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
};

const isSigningSecret = (secret: string): boolean => {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return secret.startsWith(prefix) && key.length >= 24 && key.length <= 64;
};
