import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startConsole } from './start-console.ts';
import { type ConsoleSetup, startConsoleSetup } from './testing/console-setup.ts';

const statusOf = (address: string, host?: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(address, { agent: false, headers: host === undefined ? {} : { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('startConsole', () => {
  let setup: ConsoleSetup;
  beforeAll(async () => {
    setup = await startConsoleSetup();
  });
  afterAll(() => setup.close());

  it('answers on loopback under its own names alone, until it is closed', async () => {
    const { address, close } = await startConsole(setup.host, { port: 0, origins: ['https://console.example'] });
    const { port } = new URL(address);

    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(
      await Promise.all([undefined, `localhost:${port}`, 'console.example'].map((host) => statusOf(address, host))),
    ).toEqual([200, 200, 200]);
    expect(await statusOf(address, `evil.example:${port}`)).toBe(421);
    await close();
    await expect(statusOf(address)).rejects.toThrow('ECONNREFUSED');
  });

  it('refuses an address that others reach, unless they have to sign in', async () => {
    for (const hostname of ['0.0.0.0', '::', '192.168.1.1', '127.evil.example'])
      await expect(startConsole(setup.host, { port: 0, hostname })).rejects.toThrow('Everybody who reaches');
    const access = { kind: 'sign-in', asksForName: false, check: () => Promise.resolve(undefined) } as const;
    const running = await startConsole(setup.host, { port: 0, hostname: '0.0.0.0', access });
    await running.close();
  });

  it('names the port that is taken', async () => {
    const running = await startConsole(setup.host, { port: 0 });
    const port = Number(new URL(running.address).port);

    await expect(startConsole(setup.host, { port })).rejects.toThrow(`Another process listens on port ${String(port)}`);
    await running.close();
  });

  it('names an address that this machine does not have', async () => {
    const access = { kind: 'sign-in', asksForName: false, check: () => Promise.resolve(undefined) } as const;

    await expect(startConsole(setup.host, { port: 0, hostname: '203.0.113.7', access })).rejects.toThrow(
      /cannot listen on 203\.0\.113\.7, port 0 \(EADDRNOTAVAIL\): choose others with --host and --port/,
    );
  });
});
