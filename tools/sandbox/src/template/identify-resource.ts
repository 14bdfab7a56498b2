import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import { accountArn, globalArn, localAccount, localArn } from './local-account.ts';
import type { TemplateResource } from './template.ts';

/** The results of `Ref` and `Fn::GetAtt` for one resource. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Names a resource as AWS would, in the local account, by its physical name. */
export const identify = (logicalId: string, { Type: type }: TemplateResource, name: string): Identity => {
  const known = identities[type];
  if (!known)
    throw new LocalHostError(
      'TEMPLATE_UNKNOWN',
      `The template asks for '${logicalId}' (${type}), which the emulated host cannot name. Add it to identify-resource.ts.`,
    );
  return known(name);
};

/** The property that holds a resource's physical name, by type. */
export const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
};

const byArn = (arn: string): Identity => ({ ref: arn, attributes: { Arn: arn } });

const identities: Readonly<Record<string, (name: string) => Identity>> = {
  'AWS::DynamoDB::Table': (name) => ({ ref: name, attributes: { Arn: localArn('dynamodb', `table/${name}`) } }),
  'AWS::IAM::Role': (name) => ({ ref: name, attributes: { Arn: accountArn('iam', `role/${name}`) } }),
  'AWS::KMS::Key': (name) => ({ ref: name, attributes: { Arn: localArn('kms', `key/${name}`) } }),
  'AWS::Lambda::Function': (name) => ({ ref: name, attributes: { Arn: localArn('lambda', `function:${name}`) } }),
  'AWS::Logs::LogGroup': (name) => ({ ref: name, attributes: { Arn: localArn('logs', `log-group:${name}:*`) } }),
  'AWS::S3::Bucket': (name) => ({ ref: name, attributes: { Arn: globalArn('s3', name) } }),
  'AWS::SNS::Topic': (name) => ({
    ref: localArn('sns', name),
    attributes: { TopicArn: localArn('sns', name), TopicName: name },
  }),
  'AWS::SQS::Queue': (name) => ({
    ref: `https://sqs.${localAccount.region}.${localAccount.urlSuffix}/${localAccount.accountId}/${name}`,
    attributes: { Arn: localArn('sqs', name), QueueName: name },
  }),
  'AWS::StepFunctions::StateMachine': (name) => ({
    ...byArn(localArn('states', `stateMachine:${name}`)),
    attributes: { Arn: localArn('states', `stateMachine:${name}`), Name: name },
  }),
};
