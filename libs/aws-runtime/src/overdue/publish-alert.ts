import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type Alert, alertMessage, type AlertReaders, alertText, articleOf } from '@siesa-integration/sync-pipeline';
import { runbookArticle } from '@siesa-integration/workflow-contract';

/** Publishes one alert about a client. */
export type PublishAlert = (alert: Alert, readers: AlertReaders) => Promise<void>;

/**
 * Publishes alerts to the topic, with one text for each way of delivery.
 *
 * @param topicArn - `arn:aws:sns:us-east-1:111111111111:siesa-integration-alerts-prod`
 */
export const createPublishAlert =
  (sns: SNSClient, topicArn: string): PublishAlert =>
  async (alert, readers) => {
    const text = alertText(alert, readers);
    const document = {
      environment: readers.environment,
      client_id: readers.clientId,
      kind: alert.kind,
      since: alert.since,
      ...alert.finding,
      runbook: runbookArticle(articleOf(alert.finding)),
    };
    await sns.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: text.subject,
        Message: alertMessage(document, text),
        MessageStructure: 'json',
        MessageAttributes: { alert: { DataType: 'String', StringValue: alert.kind } },
      }),
    );
  };
