import type { IncomingMessage, Server } from 'node:http';
import { globalArn, localArn } from '../template/local-account.ts';
import { roleOf } from './credentials.ts';

/** One call to AWS, in the words of IAM. */
export interface AwsCall {
  /** Name of the role that the caller has in the template. */
  readonly role: string;
  /** For example `dynamodb`. */
  readonly service: string;
  /** For example `dynamodb:BatchGetItem`. */
  readonly action: string;
  /** ARN of what it touched. */
  readonly resource: string;
}

/** Keeps every call that a stand-in was asked, by whom. */
export interface CallRecorder {
  readonly calls: readonly AwsCall[];
  readonly note: (
    authorization: string | undefined,
    service: string,
    operation: string,
    resources: readonly string[],
  ) => void;
  /** Listens to a server that speaks AWS's JSON protocol, where the operation is in `x-amz-target`. */
  readonly listenToJson: (server: Server, service: JsonService) => void;
}

type JsonService = keyof typeof resourcesOf;
type Body = Readonly<Record<string, unknown>>;

export const createCallRecorder = (): CallRecorder => {
  const calls: AwsCall[] = [];
  const note: CallRecorder['note'] = (authorization, service, operation, resources) => {
    const role = roleOf(authorization);
    if (role === undefined) return;
    calls.push(...resources.map((resource) => ({ role, service, action: `${service}:${operation}`, resource })));
  };

  return {
    calls,
    note,
    listenToJson: (server, service) => {
      server.prependListener('request', (request: IncomingMessage) => {
        const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Body;
          note(request.headers.authorization, service, operation, resourcesOf[service](body));
        });
      });
    },
  };
};

const resourcesOf = {
  dynamodb: (body: Body): string[] => {
    const tables =
      body['RequestItems'] === undefined ? [String(body['TableName'])] : Object.keys(body['RequestItems'] as object);
    const index = typeof body['IndexName'] === 'string' ? `/index/${body['IndexName']}` : '';
    return tables.map((table) => localArn('dynamodb', `table/${table}${index}`));
  },
  glue: (body: Body): string[] => [localArn('glue', `job/${String(body['JobName'])}`)],
  secretsmanager: (body: Body): string[] => [localArn('secretsmanager', `secret:${String(body['SecretId'])}`)],
};

const objectActions: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** An S3 request in the words of IAM; its address is in path style. */
export const s3Call = (method: string, address: string): { readonly operation: string; readonly resource: string } => {
  const [bucket = '', ...rest] = new URL(address, 'http://s3').pathname.slice(1).split('/').map(decodeURIComponent);
  const key = rest.join('/');
  if (key === '') return { operation: 'ListBucket', resource: globalArn('s3', bucket) };
  return { operation: objectActions[method] ?? method, resource: globalArn('s3', `${bucket}/${key}`) };
};
