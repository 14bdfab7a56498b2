import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetJobRunCommand, type GlueClient, type JobRun, StartJobRunCommand } from '@aws-sdk/client-glue';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  integrationOf,
  LocalHostError,
  serviceError,
  StatesError,
  type ServiceTask,
  type StateDefinition,
  type Successors,
} from '@siesa-integration/local-runtime/workflow';

export interface ServiceClients {
  readonly dynamodb: DynamoDBClient;
  readonly sns: SNSClient;
  readonly glue: GlueClient;
}

/**
 * The integrations that the workflow may use, by the end of their `Resource`. Parameters are the SDK's own input.
 *
 * Another one is refused when the definition is read, because ignoring it silently would run a different workflow.
 */
export const serviceTasks = ({ dynamodb, sns, glue }: ServiceClients, successors: Pick<Successors, 'ask'>) => {
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
    'glue:startJobRun.sync': (parameters) => runJob(glue, parameters as StartJobRunCommand['input']),
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

/** As Step Functions runs a job: it answers the run that succeeded, and throws the one that did not, whole, in the cause. */
const runJob = async (glue: GlueClient, parameters: StartJobRunCommand['input']): Promise<JobRun> => {
  const ended = await named('Glue', async () => {
    const { JobRunId: RunId } = await glue.send(new StartJobRunCommand(parameters));
    for (;;) {
      const { JobRun: run } = await glue.send(new GetJobRunCommand({ JobName: parameters.JobName, RunId }));
      if (run && run.JobRunState !== 'RUNNING') return run;
      await setTimeout(20);
    }
  })(parameters);
  const run = ended as JobRun;
  if (run.JobRunState === 'SUCCEEDED') return run;
  throw new StatesError('States.TaskFailed', JSON.stringify(run));
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
