import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '@siesa-integration/canonical-model';
import { fromDynamoDbJson } from '@siesa-integration/sync-pipeline/stored';
import { stopRun } from '@siesa-integration/sync-pipeline/in-process';
import { clientStateKey } from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { embeddedResources } from './embedded-definition.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { LocalHostError } from './local-host-error.ts';
import type { StateDefinition } from './workflow/definition.ts';
import type { Successors } from './workflow/successors.ts';
import { serviceError } from './workflow/states-error.ts';
import { integrationOf, type ServiceTask } from './workflow/task-handlers.ts';

type ServicePorts = Pick<EmbeddedPorts, 'history' | 'alerts' | 'state'> & {
  readonly successors: Pick<Successors, 'ask'>;
};

/** A call that the workflow makes to a service, and what it means on one machine. */
interface KnownCall {
  readonly integration: string;
  /** Parameters that must be exactly these: their meaning is in `call`. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Parameters of any value, also by a path. */
  readonly given: readonly string[];
  readonly call: (parameters: unknown, ports: ServicePorts) => Promise<void> | void;
}

const { syncStateTable, alertsTopic } = embeddedResources;
const text = v.object({ S: v.string() });

const putItem = v.object({ Item: v.record(v.string(), v.unknown()) });
const historyLine = v.looseObject({ tenantId: v.string(), syncId: v.string() });
const publish = v.object({
  Subject: v.string(),
  Message: v.string(),
  MessageAttributes: v.object({ alert: v.object({ StringValue: v.picklist(['begun', 'repeated']) }) }),
});
const stop = v.object({
  Key: v.object({ tenantId: text }),
  ExpressionAttributeValues: v.object({
    ':stop': v.object({ M: v.object({ Error: text, Cause: text }) }),
    ':owner': text,
  }),
});

/** Every call that the workflow may make. Anything else is refused when the host is created, because guessing would run another workflow. */
const knownCalls: readonly KnownCall[] = [
  {
    integration: 'dynamodb:putItem',
    fixed: { TableName: syncStateTable },
    given: ['Item'],
    call: (parameters, { history }) =>
      history.put(v.parse(historyLine, fromDynamoDbJson(v.parse(putItem, parameters).Item))),
  },
  {
    integration: 'dynamodb:updateItem',
    fixed: {
      TableName: syncStateTable,
      Key: { tenantId: { 'S.$': '$.client_id' }, syncId: { S: clientStateKey } },
      UpdateExpression: 'SET #stop = :stop ADD #version :one',
      ConditionExpression: '#owner = :owner AND attribute_not_exists(#stop)',
      ExpressionAttributeNames: { '#stop': 'stop', '#owner': 'owner', '#version': 'version' },
      ExpressionAttributeValues: {
        ':stop': { M: { Error: { 'S.$': '$.error.Error' }, Cause: { 'S.$': '$.error.Cause' } } },
        ':owner': { 'S.$': '$.owner' },
        ':one': { N: '1' },
      },
    },
    given: [],
    call: async (parameters, ports) => {
      const { Key: key, ExpressionAttributeValues: values } = v.parse(stop, parameters);
      const { Error: error, Cause: cause } = values[':stop'].M;
      const written = await stopRun(ports, key.tenantId.S, values[':owner'].S, { Error: error.S, Cause: cause.S });
      if (!written) throw new ConditionalCheckFailedException();
    },
  },
  {
    integration: 'sns:publish',
    fixed: {
      TopicArn: alertsTopic,
      MessageStructure: 'json',
      MessageAttributes: { alert: { DataType: 'String', 'StringValue.$': '$.alert' } },
    },
    given: ['Subject', 'Message'],
    call: (parameters, { alerts }) => {
      const { Subject: subject, Message: message, MessageAttributes: attributes } = v.parse(publish, parameters);
      return alerts.publish({ kind: attributes.alert.StringValue, subject, message });
    },
  },
  {
    integration: 'states:startExecution',
    fixed: {
      'StateMachineArn.$': '$$.StateMachine.Id',
      Input: {
        'client_id.$': '$.client_id',
        'sync_type.$': '$.sync_type',
        'continues.$': '$.successor',
        'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id',
      },
    },
    given: ['Name'],
    call: (parameters, { successors }) => {
      successors.ask(parameters);
    },
  },
];

class ConditionalCheckFailedException extends Error {
  override readonly name = 'ConditionalCheckFailedException'; // DynamoDB's name, which the workflow's retriers match

  constructor() {
    super('The conditional request failed');
  }
}

const services: Readonly<Record<string, string>> = { dynamodb: 'DynamoDB', sns: 'SNS', states: 'StepFunctions' };

/**
 * The call of a Task state that invokes no stage, over this machine's ports.
 *
 * @throws {@link LocalHostError} `DEFINITION_UNKNOWN`, when no known call has this integration and these parameters.
 */
export const embeddedServiceTask = (name: string, state: StateDefinition, ports: ServicePorts): ServiceTask => {
  const integration = integrationOf(state);
  const known = knownCalls.find((call) => call.integration === integration && hasParametersOf(call, state.Parameters));
  if (!known)
    throw new LocalHostError(
      'DEFINITION_UNKNOWN',
      `The state '${name}' calls '${integration}' with parameters that the embedded host does not know. Add the call to libs/local-runtime/src/host/service-tasks.ts.`,
    );
  const service = services[integration.split(':')[0] ?? ''] ?? integration;
  return async (parameters) => {
    try {
      await known.call(parameters, ports);
      return {};
    } catch (error) {
      throw serviceError(service, error);
    }
  };
};

const hasParametersOf = ({ fixed, given }: KnownCall, parameters: unknown): boolean => {
  if (!isRecord(parameters)) return false;
  const others = Object.keys(parameters).filter((name) => !(name in fixed));
  return (
    Object.entries(fixed).every(([name, value]) => isDeepStrictEqual(parameters[name], value)) &&
    isDeepStrictEqual(others.map((name) => name.replace(/\.\$$/, '')).sort(), given.toSorted())
  );
};
