import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { readAlertSettings } from './alert-settings.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await aFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const mail = { host: 'mail.example.com', from: 'siesa@example.com', to: ['ops@example.com'] };

/** Reads a document as alerts.json. */
const read = async (document: unknown) => {
  await folder.write('alerts.json', document);
  return readAlertSettings(folder.path);
};

describe('readAlertSettings', () => {
  it('finds no channel where there is no file', async () => {
    expect(await readAlertSettings(folder.path)).toEqual({ settings: {}, warnings: [] });
  });

  it('reads every channel, and begins TLS by itself', async () => {
    const document = {
      smtp: { ...mail, secret: 'alerts/smtp' },
      webhook: { url: 'https://example.com/hook', secret: 'alerts/webhook' },
      slack: { secret: 'alerts/slack' },
      teams: { secret: 'alerts/teams' },
    };

    expect(await read(document)).toEqual({
      settings: { ...document, smtp: { ...document.smtp, tls: 'starttls' } },
      warnings: [],
    });
  });

  it('warns of a name that nothing reads, with the one that was meant', async () => {
    const { warnings } = await read({ slak: { secret: 's' }, smtp: { ...mail, secrt: 's' }, other: 1 });

    expect(warnings).toEqual([
      `Nothing reads 'slak' in '${folder.file('alerts.json')}': did you mean 'slack'?`,
      `Nothing reads 'smtp.secrt' in '${folder.file('alerts.json')}': did you mean 'smtp.secret'?`,
      `Nothing reads 'other' in '${folder.file('alerts.json')}': there are smtp, webhook, slack, teams.`,
    ]);
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'Expected an object with smtp, webhook, slack or teams'],
    ['no recipient', { smtp: { ...mail, to: [] } }, 'smtp.to: Expected at least one mail address'],
    [
      'a recipient without an address',
      { smtp: { ...mail, to: ['ops'] } },
      'smtp.to.0: Expected a mail address, such as',
    ],
    ['a host that is empty', { smtp: { ...mail, host: '' } }, 'smtp.host: Expected a text that is not empty'],
    ['no sender', { smtp: { ...mail, from: undefined } }, 'smtp.from: '],
    ['a port out of range', { smtp: { ...mail, port: 0 } }, 'smtp.port: Expected a port'],
    ['another TLS', { smtp: { ...mail, tls: 'ssl' } }, 'smtp.tls: Expected "starttls", "implicit", or "none"'],
    ['no TLS on the way to another machine', { smtp: { ...mail, tls: 'none' } }, 'smtp.tls: Expected TLS, because'],
    [
      'an address without TLS',
      { webhook: { url: 'http://example.com', secret: 's' } },
      'webhook.url: Expected an address that may be called, but only https is allowed',
    ],
    [
      'an address of an inner network',
      { webhook: { url: 'https://10.0.0.1/', secret: 's' } },
      'webhook.url: Expected an address that may be called, but it names an IP address instead of a host',
    ],
    ['no secret', { slack: {} }, 'slack.secret: '],
  ])('refuses %s, with its path and the next step', async (_what, document, problem) => {
    await expect(read(document)).rejects.toMatchObject({
      name: 'LocalHostError',
      code: 'ALERTS_INVALID',
      message: expect.stringContaining(`'${folder.file('alerts.json')}' cannot be used: ${problem}`) as string,
    });
    await expect(read(document)).rejects.toThrow('Correct it, and try it with `siesa-sync alerts test`.');
  });

  it('allows mail without TLS to a server on this machine', async () => {
    expect((await read({ smtp: { ...mail, host: '127.0.0.1', tls: 'none' } })).warnings).toEqual([]);
  });

  it('names the place of a mistake in a file that is not JSON', async () => {
    await expect(read('{"smtp": }')).rejects.toThrow(`The file '${folder.file('alerts.json')}' is not JSON (line 1`);
  });
});
