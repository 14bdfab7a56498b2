import { createServer } from 'node:net';
import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { aPostReceiver, type PostReceiver } from '../../testing/receivers.ts';
import { type DeliveryProblem, mapForeignTexts } from '../problems/delivery-problem.ts';
import { deliveryProblemText } from '../problems/delivery-problem-text.ts';
import { AlertUndelivered, type OutgoingAlert } from './channel.ts';
import { createSlack, createTeams } from './chat.ts';
import { createWebhook } from './webhook.ts';

const receivers: PostReceiver[] = [];
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver[Symbol.asyncDispose]();
});
const aReceiver: typeof aPostReceiver = async (answer) => {
  const receiver = await aPostReceiver(answer);
  receivers.push(receiver);
  return receiver;
};

const alert: OutgoingAlert = {
  id: 'a1',
  kind: 'begun',
  at: '2026-01-15T10:00:00.000Z',
  subject: '[local] cliente-a: sync failed',
  text: 'It failed: <b>&\n\nMore: https://example.com/#a',
  document: { client_id: 'cliente-a', runbook: 'https://example.com/#a' },
};
const signingSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const common = { fetch: globalThis.fetch, toCorrect: { setting: 'webhook.url' } };
const webhookTo = (url: string, options: { now?: () => number; timeoutMs?: number } = {}) =>
  createWebhook({ url, signingSecret, now: Date.now, ...common, ...options });

describe('a webhook', () => {
  it('gets the alert as JSON, with a signature that a library of the standard accepts', async () => {
    const { url, received } = await aReceiver();
    await webhookTo(url).send(alert);

    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(new Webhook(signingSecret).verify(body, headers as Record<string, string>)).toEqual({
      id: 'a1',
      kind: 'begun',
      at: alert.at,
      subject: alert.subject,
      text: alert.text,
      alert: alert.document,
    });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'a1' });
  });

  it.each<[string, (post: { headers: Record<string, string>; body: string }) => void]>([
    ['body', (post) => (post.body = post.body.replace('begun', 'over'))],
    ['time', ({ headers }) => (headers['webhook-timestamp'] = String(Number(headers['webhook-timestamp']) + 1))],
    ['id', ({ headers }) => (headers['webhook-id'] = 'a2')],
  ])('is refused by the receiver when the %s was changed on its way', async (_what, change) => {
    const { url, received } = await aReceiver();
    await webhookTo(url).send(alert);
    const post = { headers: { ...received[0]?.headers } as Record<string, string>, body: received[0]?.body ?? '' };
    change(post);

    expect(() => new Webhook(signingSecret).verify(post.body, post.headers)).toThrow('No matching signature');
  });

  it('is refused by the receiver when it was recorded and comes again later', async () => {
    const { url, received } = await aReceiver();
    await webhookTo(url, { now: () => Date.now() - 60 * 60_000 }).send(alert);
    const [{ headers, body } = { headers: {}, body: '' }] = received;

    expect(() => new Webhook(signingSecret).verify(body, headers as Record<string, string>)).toThrow('too old');
  });

  it.each([
    [500, "' answered 500: it is broken. It is tried again."],
    [404, "' answered 404: it is broken. Check webhook.url."],
  ])('that answers %i has not got it', async (status, message) => {
    const { url } = await aReceiver((response) => response.writeHead(status).end('it is broken'));

    await expect(webhookTo(url).send(alert)).rejects.toMatchObject({
      code: 'ALERT_UNDELIVERED',
      message: expect.stringContaining(message) as string,
    });
  });

  it('that does not answer in time has not got it', async () => {
    const { url } = await aReceiver(() => undefined);

    await expect(webhookTo(url, { timeoutMs: 100 }).send(alert)).rejects.toThrow('did not answer within 0.1 s.');
  });

  it('that refuses the connection has not got it', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as { port: number };
    closed.close();

    await expect(webhookTo(`http://127.0.0.1:${String(port)}/`).send(alert)).rejects.toThrow(
      `'127.0.0.1:${String(port)}' cannot be reached (ECONNREFUSED). Check webhook.url.`,
    );
  });
});

describe('a chat', () => {
  it('gets a text in which Slack finds no link and no mention', async () => {
    const { url, received } = await aReceiver();
    await createSlack({ url, ...common }).send(alert);

    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      text: '*[local] cliente-a: sync failed*\nIt failed: &lt;b&gt;&amp;\n\nMore: https://example.com/#a',
    });
  });

  it('gets a card in Teams, with a button that opens the article', async () => {
    const { url, received } = await aReceiver((response) => response.writeHead(202).end());
    await createTeams({ url, ...common }).send(alert);

    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            body: [
              { type: 'RichTextBlock', inlines: [{ text: alert.subject, weight: 'bolder' }] },
              { inlines: [{ text: 'It failed: <b>&' }] },
              { inlines: [{ text: 'More: https://example.com/#a' }] },
            ],
            actions: [{ type: 'Action.OpenUrl', title: 'More', url: 'https://example.com/#a' }],
          },
        },
      ],
    });
  });

  it('that forgot the address has not got it, and its answer is quoted', async () => {
    const { url } = await aReceiver((response) => response.writeHead(403).end('"invalid_token"'));

    await expect(createSlack({ url, ...common }).send({ ...alert, document: {} })).rejects.toThrow(
      "' answered 403: invalid_token. Check webhook.url.",
    );
  });
});

describe('why a channel did not deliver', () => {
  const channels = {
    webhook: (url: string) => webhookTo(url),
    slack: (url: string) => createSlack({ url, ...common, toCorrect: { addressIn: 'alerts/slack' } }),
    teams: (url: string) => createTeams({ url, ...common, toCorrect: { addressIn: 'alerts/teams' } }),
  };
  const problemOf = async (channel: keyof typeof channels, status: number): Promise<DeliveryProblem> => {
    const { url } = await aReceiver((response) => response.writeHead(status).end('busy'));
    const error: unknown = await channels[channel](url)
      .send(alert)
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof AlertUndelivered)) throw new Error('It was delivered.');
    return mapForeignTexts(error.problem, (text) => text.replace(/:\d+$/, ''));
  };

  it.each([
    ['webhook', 'Check webhook.url.', 'Revise webhook.url.'],
    ['slack', "Check the url in the secret 'alerts/slack'.", 'Revise la url del secreto «alerts/slack».'],
    ['teams', "Check the url in the secret 'alerts/teams'.", 'Revise la url del secreto «alerts/teams».'],
  ] as const)('is written in each language: %s', async (channel, check, revise) => {
    const [broken, refused] = [await problemOf(channel, 503), await problemOf(channel, 403)];

    expect(deliveryProblemText(broken, 'en')).toBe("'127.0.0.1' answered 503: busy. It is tried again.");
    expect(deliveryProblemText(broken, 'es')).toBe('«127.0.0.1» respondió 503: «busy». Se intenta de nuevo.');
    expect(deliveryProblemText(refused, 'en')).toBe(`'127.0.0.1' answered 403: busy. ${check}`);
    expect(deliveryProblemText(refused, 'es')).toBe(`«127.0.0.1» respondió 403: «busy». ${revise}`);
  });
});
