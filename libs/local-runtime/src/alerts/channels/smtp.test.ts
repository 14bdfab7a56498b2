import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aMailServer, type MailServer } from '../../testing/receivers.ts';
import type { OutgoingAlert } from './channel.ts';
import { createSmtp, type SmtpOptions } from './smtp.ts';

const trusted = getCACertificates('default');
let certificate: { readonly key: string; readonly cert: string };
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'smtp-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const args = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', ...name];
  execFileSync('openssl', ['req', ...args, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  certificate = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
});
afterAll(() => {
  setDefaultCACertificates(trusted);
});

const servers: MailServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server[Symbol.asyncDispose]();
});
const aServer = async (options: SMTPServerOptions = {}): Promise<MailServer> => {
  const server = await aMailServer({ ...certificate, ...options });
  servers.push(server);
  return server;
};

const alert: OutgoingAlert = {
  id: 'a1',
  kind: 'begun',
  at: '2026-01-15T10:00:00.000Z',
  subject: '[local] cliente-a: la sync fallo',
  text: 'La sincronización falló.',
  document: {},
};
const credentials = { user: 'ops', password: 'right-password' };

const mailTo = (port: number, options: Partial<SmtpOptions> = {}) =>
  createSmtp({
    host: '127.0.0.1',
    port,
    tls: 'starttls',
    from: 'siesa@example.com',
    to: ['ops@example.com', 'two@example.com'],
    credentials,
    timeoutMs: 2_000,
    ...options,
  }).send(alert);

describe('mail over TLS that is trusted', () => {
  beforeAll(() => {
    setDefaultCACertificates([...trusted, certificate.cert]);
  });
  afterAll(() => {
    setDefaultCACertificates(trusted);
  });

  it.each(['starttls', 'implicit'] as const)('reaches every recipient: %s', async (tls) => {
    const { port, mails } = await aServer({ secure: tls === 'implicit' });
    expect(await mailTo(port, { tls })).toBeUndefined();

    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^Subject: \[local\] cliente-a: la sync fallo\r$/m);
    expect(mails[0]).toMatch(/^To: ops@example\.com, two@example\.com\r$/m);
    expect(mails[0]).toMatch(/^Message-ID: <a1@example\.com>\r$/m);
    expect(mails[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mails[0]).toContain('La sincronizaci=C3=B3n fall=C3=B3.');
  });

  it('with a wrong password is not delivered, and the password is not sent on in a mail', async () => {
    const { port, mails } = await aServer();

    await expect(mailTo(port, { credentials: { user: 'ops', password: 'wrong' } })).rejects.toMatchObject({
      code: 'ALERT_UNDELIVERED',
      message: expect.stringMatching(
        /^The mail server '127\.0\.0\.1:\d+' refused user and password\. Correct the secret that smtp\.secret names \(/,
      ) as string,
    });
    expect(mails).toEqual([]);
  });

  it('without the password that the server wants is not delivered', async () => {
    const { port } = await aServer();

    await expect(mailTo(port, { credentials: undefined })).rejects.toThrow('Name their secret in smtp.secret');
  });

  it('shows a recipient that was refused while others got it', async () => {
    const { port, mails } = await aServer({
      onRcptTo: ({ address }, _session, done) => {
        done(address.startsWith('two') ? new Error('No such user') : null);
      },
    });

    expect(await mailTo(port)).toMatchObject({ code: 'mail-recipients', recipients: 'two@example.com' });
    expect(mails).toHaveLength(1);
  });

  it('whose recipients are all refused is not delivered', async () => {
    const { port } = await aServer({
      onRcptTo: (_address, _session, done) => {
        done(new Error('No such user'));
      },
    });

    await expect(mailTo(port)).rejects.toThrow('Correct smtp.from and smtp.to');
  });

  it('that the server does not store is not delivered', async () => {
    const { port } = await aServer({
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => {
          done(new Error('The disk is full'));
        });
      },
    });

    await expect(mailTo(port)).rejects.toThrow(/did not take the mail\. It is tried again \(.*The disk is full/);
  });
});

describe('mail is not sent', () => {
  it('to a server that offers no TLS, and neither are user and password', async () => {
    const { port, mails } = await aServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });

    await expect(mailTo(port)).rejects.toThrow('offers no TLS that can be used');
    expect(mails).toEqual([]);
  });

  it('to a server whose certificate is not trusted', async () => {
    const { port, mails } = await aServer();

    await expect(mailTo(port)).rejects.toThrow(/self-signed certificate/);
    expect(mails).toEqual([]);
  });

  it('where nothing listens', async () => {
    const { port } = await aServer();
    await servers.splice(0)[0]?.[Symbol.asyncDispose]();

    await expect(mailTo(port)).rejects.toThrow(/cannot be reached\. Check smtp\.host and smtp\.port.*ECONNREFUSED/);
  });

  it('for longer than the deadline to a server that says nothing', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };

    await expect(mailTo(port, { timeoutMs: 100 })).rejects.toThrow(/did not answer (in time|within 0\.1 s)/);
    silent.close();
  });
});

describe('mail to a server on this machine', () => {
  it('may go without TLS, and without a password where none is wanted', async () => {
    const { port, mails } = await aServer({ hideSTARTTLS: true, authOptional: true });
    await mailTo(port, { tls: 'none', credentials: undefined });

    expect(mails).toHaveLength(1);
  });
});
