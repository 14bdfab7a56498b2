/** Where each stand-in answers, on loopback. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly s3: string;
  readonly sns: string;
  readonly sqs: string;
  readonly secretsManager: string;
  /** Where a process that attaches stays connected, so that the host knows when the last one has left. */
  readonly attendance: string;
}

/** A port where nobody listens: a service without a stand-in fails at once instead of being called on AWS. */
const nowhere = 'http://127.0.0.1:1';

/** The SDK's own variables that lead every client to a stand-in, and any other service to nowhere. */
export const endpointVariables = ({ dynamodb, s3, sns, sqs, secretsManager }: Endpoints): Record<string, string> => ({
  AWS_ENDPOINT_URL: nowhere,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ENDPOINT_URL_S3: s3,
  AWS_ENDPOINT_URL_SNS: sns,
  AWS_ENDPOINT_URL_SQS: sqs,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager,
  AWS_CONFIG_FILE: '/dev/null', // whatever this machine's user has configured is none of ours
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
});
