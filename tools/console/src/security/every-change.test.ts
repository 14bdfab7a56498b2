import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditEntry, readClientMapping, readClientSettings } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../testing/console-setup.ts';
import { tokenAccess } from './access.ts';
import { tokenField } from './form-token.ts';

type Fields = Readonly<Record<string, string>>;

interface Change {
  readonly what: AuditEntry['what'];
  /** What the form holds. @defaultValue nothing else than the token */
  readonly fields?: Fields;
}

const systems = { product_type: 'kong', siesa_dialect: 'inventory', product_dialect: 'contract' };
const client = '/clients/:client';
const job = '/reconciliations/:job{JOB-[\\d-]+-[0-9a-f]{6}}';
const stop = `${client}/syncs/:sync{sync-\\d{8}-\\d{6}-[0-9a-f]{4}}/stop`;

/** Each form that changes something, by its route. One that fails after its line was written is listed too, so none has to succeed. */
const changes: Readonly<Record<string, Change>> = {
  [`${client}/run`]: { what: 'sync-started', fields: { type: 'initial' } },
  [stop]: { what: 'sync-stopped' },
  [`${client}/pause`]: { what: 'client-paused' },
  [`${client}/resume`]: { what: 'client-resumed' },
  [`${client}/rejects/retry`]: { what: 'rejects-retried' },
  [`${client}/rejects/retry-group`]: { what: 'rejects-retried', fields: { code: 'kong/refused', message: 'x' } },
  [`${client}/products/send`]: { what: 'product-sent', fields: { id: 'PROD000001' } },
  [`${client}/mapping/publish`]: { what: 'mapping-published' },
  [`${client}/settings/apply`]: { what: 'settings-applied' },
  '/new-client': {
    what: 'client-added',
    fields: {
      ...systems,
      client_id: 'norte',
      client_name: 'Norte',
      siesa_api_url: 'https://norte.siesa.example/api',
      api_key: 'key',
      product_api_url: 'https://norte.kong.example/api',
      product_api_key: 'key',
      sync_schedule: 'rate(6 hours)',
      timezone: 'America/Bogota',
    },
  },
  '/alerts/test': { what: 'alerts-tested' },
  '/reconciliations/files': {
    what: 'reconciliation-started',
    fields: { file: 'a.csv', base: 'a.csv', rules: 'none', day: '2026-02-16' },
  },
  '/reconciliations/products': { what: 'reconciliation-started', fields: { client: 'nobody', rules: 'products' } },
  [`${job}/again`]: { what: 'reconciliation-started' },
  [`${job}/resume`]: { what: 'reconciliation-started' },
  [`${job}/decide`]: { what: 'break-decided', fields: { note: 'why', action: 'write-off', line: '2' } },
  '/sign-in': { what: 'signed-in', fields: { secret: 'a-token-of-at-least-thirty-two-characters' } },
};

/** What holds the client whose sync is stopped. */
const running = { epoch: 1, owner: 'arn:x:run-1', sync_id: 'sync-20260101-000000-7f3a', expires_at: 9_999_999_999 };

/** Forms that only look, and the one that forgets a session. */
const looks: ReadonlySet<string> = new Set([
  `${client}/check`,
  `${client}/dry-run`,
  `${client}/mapping/check`,
  `${client}/mapping/field`,
  `${client}/mapping/review`,
  `${client}/settings/edit`,
  `${client}/settings/review`,
  '/new-client/check',
  '/sign-out',
]);

/** Their form is on a page of the same address. */
const pagesToo: ReadonlySet<string> = new Set([`${client}/run`, '/new-client']);

describe('every form of the console', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  let guarded: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    const file = join(setup.dir, 'console-token');
    await writeFile(file, String(changes['/sign-in']?.fields?.['secret']), { mode: 0o600 });
    await writeFile(join(setup.dir, 'a.csv'), 'a;b\n1;2\n');
    browser = openConsole(setup.host);
    guarded = openConsole(setup.host, { access: await tokenAccess(file) });
  });
  afterAll(() => setup.close());

  const routes = (): readonly string[] => [
    ...new Set(guarded.app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)),
  ];
  const addressOf = (route: string): string =>
    route
      .replace(/:client\b/, route === stop ? 'cliente-b' : 'cliente-a')
      .replace(/:job\{.*\}(?=\/)/, 'JOB-20260101-000000-ffffff')
      .replace(/:sync\{.*\}(?=\/)/, running.sync_id);
  const listed = () => setup.host.stores.audit.latest(1_000);

  it('is known here as one that changes something, or that looks', () => {
    expect(routes().toSorted()).toEqual([...Object.keys(changes), ...looks].toSorted());
  });

  it('is sent by POST alone: no link leads to a change', async () => {
    const methods = guarded.app.routes.map(({ method }) => method).filter((method) => method !== 'ALL'); // what stands before all pages
    expect(new Set(methods)).toEqual(new Set(['GET', 'POST']));

    for (const route of routes()) {
      const query = new URLSearchParams(changes[route]?.fields ?? { ...systems }).toString();
      const { status } = await browser.open(`${addressOf(route)}?${query}`);
      expect([route, status]).toEqual([route, pagesToo.has(route) ? 200 : 404]);
    }
    expect(await listed()).toEqual([]);
  });

  it('is refused without the token, and leaves no line', async () => {
    await guarded.open('/sign-in');
    for (const route of routes()) {
      const fields = { ...changes[route]?.fields, [tokenField]: '' };
      for (const each of [browser, guarded]) {
        const { status } = await each.submit(addressOf(route), fields);
        expect([route, status]).toEqual([route, 403]);
      }
    }
    expect(await listed()).toEqual([]);
  });

  it('that changes something is listed: who, what, and from where', async () => {
    await setup.host.stores.state.replace('cliente-b', running, 0);
    await browser.open('/clients/cliente-a');
    await guarded.open('/sign-in');
    const mapping = await readClientMapping(setup.host, 'cliente-a');
    const documents: Readonly<Record<string, Fields>> = {
      [`${client}/mapping/publish`]: { text: mapping.text, version: mapping.version },
      [`${client}/settings/apply`]: { ...(await readClientSettings(setup.host, 'cliente-a')) },
    };
    for (const [route, { what, fields }] of Object.entries(changes)) {
      const before = (await listed()).filter((entry) => entry.what === what).length;
      const each = route === '/sign-in' ? guarded : browser;
      await each.submit(addressOf(route), { ...documents[route], ...fields });
      const lines = (await listed()).filter((entry) => entry.what === what);

      expect([route, lines.length]).toEqual([route, before + 1]);
      expect(lines[0]).toMatchObject({ who: expect.stringMatching(/./) as string, from: '127.0.0.1' });
    }
  });

  it('that looks leaves no line', async () => {
    const before = await listed();
    await browser.open('/clients/cliente-a');
    for (const route of looks) {
      const { status } = await browser.submit(addressOf(route), { ...systems, text: '{}' });
      expect([route, status === 403]).toEqual([route, false]); // its token is right
    }

    expect(await listed()).toEqual(before);
  });
});
