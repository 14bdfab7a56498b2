import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmulatedFolder } from '../emulated-host/open-emulated-folder.ts';
import type { EmulatedHost } from '../emulated-host/emulated-host.ts';
import { writeTinyService, type TinyService } from '../testing/write-tiny-service.ts';
import { createCallRecorder } from './call-recorder.ts';
import { startSecrets } from './secrets.ts';
import type { StandIn } from './stand-in.ts';

let service: TinyService;
let host: EmulatedHost;
beforeAll(async () => {
  service = await writeTinyService({
    bundle: 'export const handler = async () => ({});',
    states: { Stage: { Type: 'Pass', End: true } },
  });
  host = await openEmulatedFolder(service.folder, { template: service.template });
});
afterAll(async () => {
  await host.close();
  await service.remove();
});

const ask = async (url: string, headers: Record<string, string>) => {
  const calling = request(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'secretsmanager.GetSecretValue', ...headers },
  });
  calling.end('{"SecretId":"a/siesa"}');
  const [answer] = (await once(calling, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await text(answer) };
};

describe.each(['dynamodb', 's3', 'sns', 'secretsManager'] as const)('the stand-in of %s', (name) => {
  it.each<[string, (own: { host: string; token: string }) => Record<string, string>]>([
    ['another process, without the token', () => ({})],
    ['another run, with its own token', () => ({ 'x-amz-security-token': 'a7d1a5b0-0000-4000-8000-000000000000' })],
    [
      'a page whose name was rebound to this machine',
      ({ token }) => ({ host: 'attacker.example', 'x-amz-security-token': token }),
    ],
    [
      'the name localhost, which a page can also use',
      ({ host: own, token }) => ({ host: own.replace('127.0.0.1', 'localhost'), 'x-amz-security-token': token }),
    ],
    ['a host with another port', ({ token }) => ({ host: '127.0.0.1:1', 'x-amz-security-token': token })],
    [
      'a page that knows the token',
      ({ token }) => ({ origin: 'https://attacker.example', 'x-amz-security-token': token }),
    ],
  ])('refuses %s', async (_, headers) => {
    const own = { host: new URL(host.endpoints[name]).host, token: host.endpoints.token };
    const { status, body } = await ask(host.endpoints[name], headers(own));

    expect(status).toBe(403);
    expect(body).toContain('only the run that started it');
  });
});

describe('the token of a run', () => {
  it('differs from run to run', async () => {
    const other = await writeTinyService({ bundle: '', states: { Stage: { Type: 'Pass', End: true } } });
    const opened = await openEmulatedFolder(other.folder, { template: other.template });
    await opened.close();
    await other.remove();

    expect(opened.endpoints.token).not.toBe(host.endpoints.token);
  });
});

describe('a secret', () => {
  let secrets: StandIn;
  const recorder = createCallRecorder();
  const read: string[] = [];
  beforeAll(async () => {
    secrets = await startSecrets({
      token: 'of-this-run',
      recorder,
      read: (name) => {
        read.push(name);
        return Promise.resolve('{"api_key":"canary"}');
      },
    });
  });
  afterAll(async () => {
    await secrets.close();
  });

  it('is not even read for a caller without the token', async () => {
    expect((await ask(secrets.url.href, {})).body).not.toContain('canary');
    expect(read).toEqual([]);
    expect(recorder.calls).toEqual([]);
    expect((await ask(secrets.url.href, { 'x-amz-security-token': 'of-this-run' })).body).toContain('canary');
  });
});
