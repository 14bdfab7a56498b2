import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTopic } from '../testing/stand-ins.ts';
import { createPublishAlert } from './publish-alert.ts';

let topic: Awaited<ReturnType<typeof startTopic>>;
beforeEach(async () => {
  topic = await startTopic();
});
afterEach(async () => {
  await topic.close();
});

describe('createPublishAlert', () => {
  it('publishes one text for each way of delivery, and whether it begins or is over', async () => {
    const publish = createPublishAlert(topic.sns, topic.topicArn);
    const alert = {
      kind: 'begun',
      finding: { cause: 'unusual-count', count: 0, median: 500 },
      since: '2026-01-15T10:00:00.000Z',
    } as const;
    await publish(alert, { environment: 'prod', clientId: 'cliente-a', language: 'en' });

    const [message] = await topic.published();
    expect(message).toMatchObject({
      Subject: '[prod] cliente-a: unusual number of records',
      MessageAttributes: { alert: { Type: 'String', Value: 'begun' } },
    });
    const texts = JSON.parse(message?.Message ?? '') as Record<string, string>; // the stand-in does not choose one, as SNS does
    expect(texts).toMatchObject({
      email: expect.stringContaining('What to do: ') as string,
      sms: '[prod] cliente-a: unusual number of records',
    });
    expect(JSON.parse(texts['default'] ?? '')).toEqual({
      environment: 'prod',
      client_id: 'cliente-a',
      kind: 'begun',
      since: '2026-01-15T10:00:00.000Z',
      cause: 'unusual-count',
      count: 0,
      median: 500,
      runbook: expect.stringMatching(/runbook\.md#unusual-count$/) as string,
    });
  });

  it('fails when there is no such topic, so that the alert is published later', async () => {
    const publish = createPublishAlert(topic.sns, `${topic.topicArn}-gone`);
    const finding = { cause: 'cursor-held', runs: 3 } as const;

    await expect(
      publish({ kind: 'begun', finding, since: 'then' }, { environment: 'prod', clientId: 'cliente-a' }),
    ).rejects.toThrow();
  });
});
