import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole, origin } from '../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../testing/console-setup.ts';

describe('the console', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup();
    browser = openConsole(setup.host);
  });
  afterAll(() => setup.close());

  it.each(['evil.example', '127.0.0.1:4021', 'localhost', '127.0.0.1:4020.evil.example'])(
    'shows nothing to a request for the host %s, whose name was made to lead here',
    async (host) => {
      for (const path of ['/', '/static/console.css', '/nothing']) {
        const { status, text } = await browser.open(path, { host });

        expect([path, status]).toEqual([path, 421]);
        expect(text).not.toContain('cliente-a');
      }
    },
  );

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:4021'])(
    'shows nothing to a page of the origin %s',
    async (foreign) => {
      expect((await browser.open('/', { origin: foreign })).status).toBe(403);
    },
  );

  it.each(['cross-site', 'same-site', 'none'])('takes no change from a page that is %s', async (site) => {
    await browser.open('/clients/cliente-a'); // its forms hold the token
    const { status, text } = await browser.submit('/clients/cliente-a/pause', {}, { 'sec-fetch-site': site });

    expect([status, text]).toEqual([403, 'A page of another site may not use the console.\n']);
  });

  it('takes a change from a page of its own', async () => {
    await browser.open('/clients/cliente-a');

    expect((await browser.submit('/clients/cliente-a/resume', {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(
      303,
    );
  });

  it('answers under its own addresses', async () => {
    expect((await browser.open('/', { origin, 'sec-fetch-site': 'none' })).status).toBe(200);
  });

  it('lets the browser run and load nothing but its own files, and lets no page frame it', async () => {
    const { headers, text } = await browser.open('/');

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(text).not.toMatch(/<script(?![^>]* src="\/static\/)|<style|\son\w+=|https?:\/\//);
  });

  it('serves the files that its pages name, and says when one has not changed', async () => {
    const { text } = await browser.open('/');
    const files = [...text.matchAll(/"(\/static\/[^"]+)"/g)].map(([, file = '']) => file);

    expect(files).toEqual(['/static/icon.svg', '/static/console.css', '/static/htmx.js']);
    for (const file of files) {
      const { status, headers } = await browser.open(file);
      expect([file, status]).toEqual([file, 200]);
      expect((await browser.open(file, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    }
    expect((await browser.open('/static/other.js')).status).toBe(404);
  });
});
