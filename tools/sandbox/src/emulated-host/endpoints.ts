/** The address of each stand-in, on loopback, and what its callers send. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly s3: string;
  readonly sns: string;
  readonly sqs: string;
  readonly secretsManager: string;
  readonly glue: string;
  /** Only callers that send it are answered. It differs in every run. */
  readonly token: string;
}

/** A closed port: a call to a service without a stand-in fails at once instead of reaching AWS. */
const closedPort = 'http://127.0.0.1:1';

/** The SDK's variables that connect every client to a stand-in, and any other service to the closed port. */
export const endpointVariables = ({
  dynamodb,
  s3,
  sns,
  sqs,
  secretsManager,
  token,
}: Endpoints): Record<string, string> => ({
  AWS_ENDPOINT_URL: closedPort,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ENDPOINT_URL_S3: s3,
  AWS_ENDPOINT_URL_SNS: sns,
  AWS_ENDPOINT_URL_SQS: sqs,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager,
  AWS_SESSION_TOKEN: token,
  AWS_CONFIG_FILE: '/dev/null', // the configuration of this machine's user does not apply
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
});
