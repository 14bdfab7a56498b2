import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent, createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendRequest } from './send-request.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const port = (server: Server): string => String((server.address() as AddressInfo).port);

/** A server that does what HTTP servers do not. */
const listen = async (answer: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    answer(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${port(server)}/`;
};

const send = (url: string, { signal, agent }: { signal?: AbortSignal; agent?: HttpAgent | Agent } = {}) =>
  sendRequest(new URL(url), new Request(url, signal ? { signal } : {}), undefined, agent ?? new HttpAgent());

describe('an answer that cannot be read', () => {
  it.each([
    ['with an upgrade', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
    ['without one', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['with a body', 'HTTP/1.1 101 Switching Protocols\r\nContent-Length: 2\r\n\r\n{}'],
  ])('of 101 %s ends at once', async (_, head) => {
    const url = await listen((socket) => socket.write(head));

    await expect(send(url, { signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      code: 'UPGRADE_REFUSED',
    });
  });

  it.each([
    ['nothing', ''],
    ['half of a head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['words of another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['only that it goes on', 'HTTP/1.1 102 Processing\r\n\r\n'],
  ])('of %s fails when the connection ends', async (_, head) => {
    const url = await listen((socket) => socket.end(head));

    await expect(send(url, { signal: AbortSignal.timeout(5_000) })).rejects.toThrow(new TypeError('fetch failed'));
  });
});

describe('the deadline', () => {
  const early = () => AbortSignal.timeout(60);

  it.each<[string, (socket: Socket) => void]>([
    ['nothing comes', () => undefined],
    ['the head stops in the middle', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-')],
    [
      'the server announces again and again that it continues',
      (socket) => {
        const again = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
        socket.on('close', () => {
          clearInterval(again);
        });
      },
    ],
  ])('holds while %s', async (_, answer) => {
    await expect(send(await listen(answer), { signal: early() })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('holds while a call waits for a socket', async () => {
    const agent = new HttpAgent({ maxSockets: 1 });
    const url = await listen(() => undefined);
    const first = send(url, { agent, signal: AbortSignal.timeout(2_000) }).catch((error: unknown) => error);
    const began = Date.now();

    await expect(send(url, { agent, signal: early() })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(Date.now() - began).toBeLessThan(1_500);
    await first;
  });

  it('holds while a name is looked up, and while TLS is agreed on', async () => {
    const silent = await listen(() => undefined);
    const lookup = () => undefined;

    await expect(
      send('https://siesa.example/', { agent: new Agent({ lookup }), signal: early() }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(send(silent.replace('http', 'https'), { agent: new Agent(), signal: early() })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});

describe('the certificate of a host', () => {
  const dir = mkdtempSync(join(tmpdir(), 'certificates-'));
  const file = (name: string) => join(dir, name);
  const pem = (name: string) => readFileSync(file(name));
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

  /** A certificate of the private authority for a name, valid between two dates. */
  const issue = (name: string, host: string, from: string, until: string): void => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${host}`);
    writeFileSync(file('extensions'), `subjectAltName=DNS:${host}`);
    writeFileSync(
      file('authority.cnf'),
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${file('index')}\nnew_certs_dir=${dir}\nunique_subject=no\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n`,
    );
    openssl(
      'ca',
      '-batch',
      '-config',
      'authority.cnf',
      '-cert',
      'ca.pem',
      '-keyfile',
      'ca.key',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-notext',
      '-extfile',
      'extensions',
      '-startdate',
      from,
      '-enddate',
      until,
    );
  };

  beforeAll(() => {
    writeFileSync(file('index'), '');
    openssl(
      'req',
      '-x509',
      ...newKey,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=Private authority',
      '-days',
      '30',
    );
    openssl(
      'req',
      '-x509',
      ...newKey,
      '-keyout',
      'self.key',
      '-out',
      'self.pem',
      '-subj',
      '/CN=siesa.example',
      '-addext',
      'subjectAltName=DNS:siesa.example',
      '-days',
      '30',
    );
    issue('good', 'siesa.example', '20250101000000Z', '20990101000000Z');
    issue('other', 'other.example', '20250101000000Z', '20990101000000Z');
    issue('expired', 'siesa.example', '20200101000000Z', '20210101000000Z');
    issue('early', 'siesa.example', '20980101000000Z', '20990101000000Z');
  });
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  const serve = async (name: string, options: ServerOptions = {}): Promise<string> => {
    const server = createHttpsServer({ cert: pem(`${name}.pem`), key: pem(`${name}.key`), ...options }, (_, response) =>
      response.end('hello'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => {
      server.close();
    });
    return `https://siesa.example:${port(server)}/`;
  };
  /** Connects every name to this machine, which the guard's own lookup refuses. */
  const agent = (trusted?: Buffer) =>
    new Agent({
      ...(trusted && { ca: trusted }),
      lookup: (_host, _options, done) => {
        done(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });

  it('of an authority that is trusted is accepted', async () => {
    expect(await text(await send(await serve('good'), { agent: agent(pem('ca.pem')) }))).toBe('hello');
  });

  it.each([
    [
      'good',
      'an authority that is not trusted',
      'if the client has a certificate authority of its own, trust it as docs/security.md#a-clients-own-certificate-authority describes',
      false,
    ],
    ['self', 'itself', 'the host has signed it itself', false],
    ['expired', 'the past', "it has expired; ask the host's owner to install a current one (CERT_HAS_EXPIRED)", true],
    ['early', 'the future', "it is not valid yet; see whether this machine's clock is right", true],
    ['other', 'another name', 'it is for another name', true],
  ])('%s is refused in words: it is of %s', async (name, _, words, trusted) => {
    const refused = send(await serve(name), { agent: trusted ? agent(pem('ca.pem')) : agent() });

    await expect(refused).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      code: 'CERTIFICATE_REFUSED',
      message: expect.stringContaining(words) as string,
    });
    await expect(refused).rejects.toThrow("The certificate of 'siesa.example' is refused, so nothing was sent");
  });

  it('of an authority in NODE_EXTRA_CA_CERTS is accepted, also in a worker thread whose environment does not name it', async () => {
    const url = await serve('good');
    const program = `
      const call = () => require('node:https').get(${JSON.stringify(url)}, { lookup: (h, o, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) }, (answer) => { console.log(answer.statusCode); answer.resume(); }).on('error', ({ code }) => console.log(code));
      const { isMainThread, Worker } = require('node:worker_threads');
      if (isMainThread) new Worker(process.argv[1], { env: {} });
      else call();`;
    writeFileSync(file('program.cjs'), program);
    const run = (env: NodeJS.ProcessEnv) => {
      const child = spawn(process.execPath, [file('program.cjs')], { env });
      return text(child.stdout);
    };

    expect(await run({ NODE_EXTRA_CA_CERTS: file('ca.pem') })).toBe('200\n');
    expect(await run({})).toMatch(/UNABLE_TO_|SELF_SIGNED/);
  });
});

describe('a machine without file descriptors', () => {
  it.each(['EMFILE', 'ENFILE'])('is named with the next step: %s', async (code) => {
    const agent = new HttpAgent();
    agent.createConnection = () => new Socket().destroy(Object.assign(new Error(`connect ${code}`), { code }));

    await expect(send('http://127.0.0.1:9/', { agent })).rejects.toMatchObject({
      code: 'OPEN_FILES_LIMIT',
      message: expect.stringContaining('ulimit -n 4096') as string,
    });
  });
});
