import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type PublishAlert, writeAlert } from '@siesa-integration/sync-pipeline';

/**
 * Publishes alerts to the topic, with one text for each way of delivery.
 *
 * @param topicArn - `arn:aws:sns:us-east-1:111111111111:siesa-integration-alerts-prod`
 */
export const createPublishAlert =
  (sns: SNSClient, topicArn: string): PublishAlert =>
  async (alert, readers) => {
    const { kind, subject, message } = writeAlert(alert, readers);
    await sns.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        Message: message,
        MessageStructure: 'json',
        MessageAttributes: { alert: { DataType: 'String', StringValue: kind } },
      }),
    );
  };
