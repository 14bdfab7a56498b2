import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { allowOnly } from './allow-only.ts';
import type { CallRecorder } from './call-recorder.ts';
import { closeServer, listenOnLoopback } from './listen.ts';
import type { StandIn } from './stand-in.ts';

export interface SecretsOptions {
  /** The secret's text, `undefined` when no secret has that name. Called each time: no secret is kept here. */
  readonly read: (name: string) => Promise<string | undefined>;
  /** Only callers that send it are answered. */
  readonly token: string;
  readonly recorder?: CallRecorder;
}

/** The part of Secrets Manager that a sync uses: `GetSecretValue`. */
export const startSecrets = async ({ read, token, recorder }: SecretsOptions): Promise<StandIn> => {
  const server = createServer((request, response) => void answer(request, response, read));
  recorder?.listenToJson(server, 'secretsmanager');
  allowOnly(server, { token });
  return { url: await listenOnLoopback(server), close: () => closeServer(server) };
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  read: SecretsOptions['read'],
): Promise<void> => {
  const { SecretId: name = '' } = JSON.parse((await text(request)) || '{}') as { SecretId?: string };
  const known = request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue';
  const value = known ? await read(name) : undefined;
  if (!known) refuse(response, 'InvalidRequestException', 'Only GetSecretValue is known here.');
  else if (value === undefined)
    refuse(response, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  else
    send(response, 200, {
      ARN: name,
      Name: name,
      SecretString: value,
      VersionId: 'local',
      VersionStages: ['AWSCURRENT'],
    });
};

const refuse = (response: ServerResponse, type: string, message: string): void => {
  send(response, 400, { __type: type, message });
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
};
