import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  integrationOf,
  LocalHostError,
  serviceError,
  type ServiceTask,
  type StateDefinition,
  type Successors,
} from '@siesa-integration/local-runtime/workflow';

export interface ServiceClients {
  readonly dynamodb: DynamoDBClient;
  readonly sns: SNSClient;
}

/**
 * The integrations that the workflow may use, by the end of their `Resource`. Parameters are the SDK's own input.
 *
 * Another one is refused when the definition is read, because ignoring it silently would run a different workflow.
 */
export const serviceTasks = ({ dynamodb, sns }: ServiceClients, successors: Pick<Successors, 'ask'>) => {
  const known: Readonly<Record<string, ServiceTask>> = {
    'dynamodb:getItem': named('DynamoDB', (input) =>
      dynamodb.send(new GetItemCommand(input as GetItemCommand['input'])),
    ),
    'dynamodb:putItem': named('DynamoDB', (input) =>
      dynamodb.send(new PutItemCommand(input as PutItemCommand['input'])),
    ),
    'dynamodb:updateItem': named('DynamoDB', (input) =>
      dynamodb.send(new UpdateItemCommand(input as UpdateItemCommand['input'])),
    ),
    'states:startExecution': named('StepFunctions', (input) => {
      successors.ask(input);
      return Promise.resolve({});
    }),
    'sns:publish': named('SNS', (input) => sns.send(new PublishCommand(input as PublishCommand['input']))),
  };
  return (name: string, state: StateDefinition): ServiceTask => {
    const task = known[integrationOf(state)];
    if (task) return task;
    throw new LocalHostError(
      'DEFINITION_UNKNOWN',
      `The state '${name}' calls '${state.Resource ?? ''}', which the emulated host does not support. Add it to service-tasks.ts.`,
    );
  };
};

const named =
  (service: string, call: (parameters: unknown) => Promise<object>): ServiceTask =>
  async (parameters) => {
    try {
      const answer = Object.entries(await call(parameters));
      return Object.fromEntries(answer.filter(([name]) => name !== '$metadata')); // the SDK's metadata about the transport
    } catch (error) {
      throw serviceError(service, error);
    }
  };
