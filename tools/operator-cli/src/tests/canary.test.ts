import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { openEmulatedFolder, type EmulatedHost } from '@siesa-integration/sandbox';
import { defaultTemplate } from '@siesa-integration/sandbox/template';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canaries, startCanarySetup, type CanarySetup } from '../testing/canary-setup.ts';
import { siesaSync } from '../testing/command-line.ts';
import { leakFinder, type Leak } from '../testing/leaks.ts';

/** What the service wrote, by where: each text under a name of its own. */
type Sinks = Map<string, string>;

const { find } = leakFinder(canaries);
const leaksIn = (sinks: Sinks): readonly Leak[] => [...sinks].flatMap(([sink, text]) => find(sink, text));

const bytes = (key: string, write: (byte: number) => string): string => Array.from(Buffer.from(key), write).join('');

/** Forms in which an answer may repeat a key. */
const forms: readonly ((key: string) => string)[] = [
  (key) => key,
  encodeURIComponent,
  (key) => encodeURIComponent(encodeURIComponent(key)),
  (key) => encodeURIComponent(key).toLowerCase(),
  (key) => Buffer.from(key).toString('base64'),
  (key) => Buffer.from(`user:${key}`).toString('base64url'),
  (key) => Buffer.from(key).toString('hex'),
  (key) => bytes(key, (byte) => `&#${String(byte)};`),
  (key) => bytes(key, (byte) => `\\u${byte.toString(16).padStart(4, '0')}`),
  (key) => key.replaceAll(/.{4}/g, '$& '),
  (key) => key.replaceAll(/.{4}/g, '$&-'),
];

/** All of them in words, with what a terminal would obey: each begins the words once, because words are cut. */
const inWords = (key: string): readonly string[] => forms.map((write) => `No key ${write(key)}\u001b[2J\u202e.`);

const repeated = (key: string): string => JSON.stringify({ error: inWords(key).slice(0, 5).join(' ') });

/** A key in every field of an answer of an unknown shape. */
const everywhere = (key: string, form: number): object => {
  const words = inWords(key)[form % forms.length] ?? '';
  return {
    mensaje: words,
    message: words,
    error: words,
    detalle: { Table: [{ nota: words }], [key]: words },
    errors: [{ field: words, detail: words }],
    trace: [words],
  };
};

describe('A8: no secret is in anything that the service writes at DEBUG', () => {
  let setup: CanarySetup;
  const ends: string[] = [];
  const sinks = {
    logs: new Map<string, string>(),
    executions: new Map<string, string>(),
    alerts: new Map<string, string>(),
    tables: new Map<string, string>(),
    files: new Map<string, string>(),
    commands: new Map<string, string>(),
  };

  beforeAll(async () => {
    setup = await startCanarySetup(defaultTemplate());
    const host = await openEmulatedFolder(setup.dir, {
      template: setup.template,
      retries: { ExtractFromSiesa: 0, LoadToProduct: 0 },
      onLog: (line, name) => void sinks.logs.set(`${name} ${String(sinks.logs.size)}`, line),
    });
    await runEveryEnd(host);
    await keepTables(host);
    for (const [at, alert] of (await host.alerts()).entries())
      sinks.alerts.set(`alert ${String(at)}`, `${alert.subject}\n${alert.message}`);
    await host.close();
    await runCommands();
    await keepFiles();
  }, 300_000);
  afterAll(() => setup.close());

  const run = async (host: EmulatedHost, clientId: string, syncType = 'initial'): Promise<void> => {
    const execution = host.start({ client_id: clientId, sync_type: syncType });
    const events = await Array.fromAsync(execution.events);
    const result = await execution.result;
    ends.push(`${clientId} ${result.status} ${result.error ?? ''}`.trimEnd());
    sinks.executions.set(execution.arn, JSON.stringify({ events, result }));
  };

  /** Successes of every dialect and product; a refusal that repeats the key; keys that are refused; a product that answers 500 and repeats the key. */
  const runEveryEnd = async (host: EmulatedHost): Promise<void> => {
    const { siesa, cloud, kong, wms } = setup;
    const [row, other] = siesa.products.rows;
    kong.switches.poison.set(String(row?.['f_codigo']), `Refused, ${repeated(canaries.kongKey)}`);
    siesa.upsert([{ ...other, f_cantidad: 'agotado' }]);
    for (const clientId of ['cliente-a', 'cliente-b', 'cliente-c']) await run(host, clientId);

    wms.switches.faults.push({ kind: 'answer', status: 500, text: repeated(canaries.wmsKey), times: Infinity });
    await run(host, 'cliente-b');
    wms.switches.faults.length = 0;
    kong.switches.faults.push({ kind: 'answer', status: 401, text: repeated(canaries.kongKey), times: Infinity });
    await run(host, 'cliente-a');
    kong.switches.faults.length = 0;
    siesa.switches.failWhen = () => ({
      kind: 'answer',
      status: 401,
      body: repeated(canaries.siesaKey),
      headers: { 'www-authenticate': `Bearer ${canaries.siesaKey}` },
    });
    cloud.switches.failWhen = () => ({
      kind: 'answer',
      status: 401,
      body: repeated(canaries.conniKey + canaries.conniToken),
    });
    await run(host, 'cliente-a');
    await run(host, 'cliente-c');
    await repeatKeysEverywhere(host);
  };

  /** Keys in every field of an error of Siesa and of Connekta; then every form of a key in refusals of destinations, and in rows. */
  const repeatKeysEverywhere = async (host: EmulatedHost): Promise<void> => {
    const { siesa, cloud, kong, wms } = setup;
    for (const form of [1, 5, 8]) {
      const answer = (key: string, status: number) => ({
        kind: 'answer' as const,
        status,
        body: JSON.stringify({ codigo: 1, ...everywhere(key, form) }),
      });
      siesa.switches.failWhen = () => answer(canaries.siesaKey, 400);
      cloud.switches.failWhen = () =>
        answer(form === 5 ? canaries.conniKey : canaries.conniToken, form === 8 ? 400 : 200);
      await Promise.all([run(host, 'cliente-a'), run(host, 'cliente-c')]);
    }
    siesa.switches.failWhen = undefined;
    cloud.switches.failWhen = undefined;
    const rows = siesa.products.rows.slice(2, 2 + forms.length);
    for (const [form, row] of rows.entries())
      kong.switches.poison.set(String(row['f_codigo']), inWords(canaries.kongKey)[form] ?? '');
    for (const [form] of forms.entries())
      wms.switches.faults.push({
        kind: 'answer',
        status: 422,
        text: JSON.stringify(everywhere(canaries.wmsKey, form)),
        times: 1,
      });
    await Promise.all([run(host, 'cliente-a'), run(host, 'cliente-b')]);
    wms.switches.faults.length = 0;

    siesa.upsert(
      rows.map((row, form) => ({
        ...row,
        f_nombre: inWords(canaries.siesaKey)[form],
        f_cantidad: inWords(canaries.siesaKey)[form],
      })),
    );
    await run(host, 'cliente-a');
  };

  const keepTables = async ({ clients, resources }: EmulatedHost): Promise<void> => {
    for (const TableName of [resources.clientsTable, resources.syncStateTable, resources.ledgerTable]) {
      const { Items } = await clients.documents.send(new ScanCommand({ TableName }));
      sinks.tables.set(TableName, JSON.stringify(Items));
    }
  };

  const runCommands = async (): Promise<void> => {
    const page = join(setup.dir, 'report.html');
    const commands = [
      ['sync', 'cliente-a'],
      ['sync', 'cliente-c', '--json'],
      ['status'],
      ['rejects', 'cliente-a'],
      ['client', 'check', 'cliente-a'],
      ['client', 'check', 'cliente-b'],
      ['explain', 'cliente-b', 'PROD000003'],
      ['report', '--output', page],
    ];
    for (const command of commands) {
      const { out, err } = await siesaSync([...command, '--local', setup.dir]);
      sinks.commands.set(`siesa-sync ${command.join(' ')}`, out + err);
    }
    sinks.commands.set('report.html', await readFile(page, 'utf8'));
  };

  /** Objects of the buckets, executions that commands read, and the tables' own files: everything in the folder that operators did not write. */
  const keepFiles = async (): Promise<void> => {
    const kept = join(setup.dir, '.siesa-sync');
    for (const entry of await readdir(kept, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      const bytes = await readFile(file);
      sinks.files.set(
        file.slice(kept.length + 1),
        (file.endsWith('.gz') && !file.endsWith('.seen.gz') ? gunzipSync(bytes) : bytes).toString('latin1'),
      );
    }
  };

  it('in runs that end well, and in those whose key is refused or whose product answers 500', () => {
    expect(ends.slice(0, 7)).toEqual([
      'cliente-a SUCCEEDED',
      'cliente-b SUCCEEDED',
      'cliente-c SUCCEEDED',
      'cliente-b FAILED ProductUnavailable',
      'cliente-a FAILED ProductAuthenticationFailed',
      'cliente-a FAILED SiesaAuthenticationFailed',
      'cliente-c FAILED SiesaAuthenticationFailed',
    ]);
  });

  it('in runs whose answers repeat the key in every form and field', () => {
    expect(ends.slice(7, 13).map((end) => end.split(' ')[1])).toEqual(Array.from({ length: 6 }, () => 'FAILED'));
    expect(ends.slice(13)).toHaveLength(3);
  });

  it('with nothing in it that a terminal would obey', () => {
    const shown = [...sinks.commands.values(), ...sinks.alerts.values()].join('');

    for (const obeyed of ['\u001b', '\u202e']) expect(shown).not.toContain(obeyed);
  });

  it.each(['logs', 'executions', 'alerts', 'tables', 'files', 'commands'] as const)(
    'not in %s: plain, URL-encoded, in base64, nor any 8 characters of it',
    (kind) => {
      expect([...sinks[kind].values()].join('').length).toBeGreaterThan(500);
      expect(leaksIn(sinks[kind])).toEqual([]);
    },
  );

  it('which functions that log the headers of their calls break', async () => {
    const logs: Sinks = new Map();
    setup.siesa.switches.failWhen = undefined;
    const host = await openEmulatedFolder(setup.dir, {
      template: await setup.leakyTemplate(),
      onLog: (line, name) => void logs.set(`${name} ${String(logs.size)}`, line),
    });
    await host.start({ client_id: 'cliente-a', sync_type: 'initial' }).result;
    await host.close();

    expect(new Set(leaksIn(logs).map(({ secret }) => secret))).toEqual(new Set(['siesaKey', 'kongKey']));
  });

  it('though functions wrote at DEBUG, products repeated their keys, and a refusal was taken down', async () => {
    expect((await readFile(setup.template, 'utf8')).match(/"LOG_LEVEL":\s*"DEBUG"/g)).toHaveLength(5);
    for (const kind of ['executions', 'tables', 'files', 'commands'] as const)
      expect([kind, [...sinks[kind].values()].join('\n')]).toEqual([kind, expect.stringContaining('***')]);
  });

  it('though every product and Siesa was called with them', () => {
    expect([setup.siesa, setup.cloud].every(({ calls }) => calls.length > 0)).toBe(true);
    expect([setup.kong, setup.wms].every(({ products }) => products.size > 0)).toBe(true);
  });
});
