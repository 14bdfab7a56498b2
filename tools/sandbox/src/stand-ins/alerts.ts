import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localAccount, localArn } from '../template/local-account.ts';
import { credentialsOf } from './credentials.ts';

/** One message that was published to a topic. */
export interface Alert {
  readonly subject: string;
  readonly message: string;
}

/** The queue that keeps published messages for operators and tests; no mail leaves this machine. */
const alertsQueue = 'local-alerts';

/** Creates the topics, and a queue that subscribes to all of them. */
export const createTopics = async (
  endpoint: string,
  token: string,
  topics: readonly { readonly name: string; readonly arn: string }[],
): Promise<void> => {
  const common = { region: localAccount.region, credentials: credentialsOf('local-host', token), endpoint };
  const sns = new SNSClient(common);
  const sqs = new SQSClient({ ...common, useQueueUrlAsEndpoint: false });
  await sqs.send(new CreateQueueCommand({ QueueName: alertsQueue }));
  for (const { name, arn } of topics) {
    await sns.send(new CreateTopicCommand({ Name: name }));
    await sns.send(new SubscribeCommand({ TopicArn: arn, Protocol: 'sqs', Endpoint: localArn('sqs', alertsQueue) }));
  }
  sns.destroy();
  sqs.destroy();
};

/** The messages published so far, oldest first. They stay in the queue. */
export const readAlerts = async (endpoint: string, token: string): Promise<readonly Alert[]> => {
  const answer = await fetch(new URL(`/_fauxqs/queues/${alertsQueue}`, endpoint), {
    headers: { 'x-amz-security-token': token },
  });
  const { messages } = (await answer.json()) as { messages: { ready: { body: string }[] } };
  return messages.ready.map(({ body }) => {
    const { Subject: subject = '', Message: message = '' } = JSON.parse(body) as { Subject?: string; Message?: string };
    return { subject, message };
  });
};
