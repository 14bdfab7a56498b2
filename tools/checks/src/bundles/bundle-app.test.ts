import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@siesa-integration/sandbox/template';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleApp, type Bundle } from './bundle-app.ts';

const entries = {
  extractor: 'apps/extractor/src/handler.ts',
  transformer: 'apps/transformer/src/handler.ts',
  loader: 'apps/loader/src/handler.ts',
  summarizer: 'apps/loader/src/summarizer.ts',
  'reconciler-claim': 'apps/reconciler/src/claim.ts',
  'reconciler-validate': 'apps/reconciler/src/validate.ts',
  'reconciler-reconcile': 'apps/reconciler/src/reconcile.ts',
} as const;

const bundles = new Map<string, Bundle>();
let work: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'bundles-'));
  for (const [name, entry] of Object.entries(entries))
    bundles.set(name, await bundleApp({ entry, outdir: join(work, name) }));
}, 60_000);
afterAll(() => rm(work, { recursive: true }));

const holds = (name: keyof typeof entries, part: string): boolean =>
  bundles.get(name)?.inputs.some((input) => input.includes(part)) ?? false;

describe('the bundle of each function', () => {
  it.each([
    ['transformer', 'an HTTP client', 'node_modules/ky/'],
    ['transformer', 'the guarded fetch', 'outgoing-http/src/guard/guarded-fetch'],
    ['transformer', 'Secrets Manager', 'client-secrets-manager'],
    ['transformer', 'an adapter', '-adapter/'],
    ['extractor', 'the fake of a dialect', '/fake/'],
    ['extractor', 'an adapter', 'kong-adapter/'],
    ['extractor', 'another adapter', 'wms-adapter/'],
    ['loader', 'the client of Siesa', 'node_modules/ky/'],
    ['loader', 'the mapping engine', 're2js'],
    ['summarizer', 'the client of Siesa', 'node_modules/ky/'],
    ['summarizer', 'the mapping engine', 're2js'],
  ] as const)('of the %s carries not %s', (name, _what, part) => {
    expect(holds(name, part)).toBe(false);
  });

  it.each(Object.keys(entries) as (keyof typeof entries)[])(
    'of the %s carries the SDK, without the chain of credentials that Lambda never uses',
    (name) => {
      expect(holds(name, '@aws-sdk/client-s3')).toBe(true);
      expect(holds(name, '@aws-sdk/nested-clients')).toBe(false);
    },
  );

  it.each(Object.keys(entries) as (keyof typeof entries)[])(
    'of the %s carries pino without its transports and file destinations',
    (name) => {
      expect(holds(name, 'node_modules/pino/')).toBe(true);
      expect(['thread-stream', 'sonic-boom'].filter((part) => holds(name, `node_modules/${part}/`))).toEqual([]);
    },
  );
});

describe('the asset of the reconciler', () => {
  const asset = join(repositoryRoot(), 'apps/reconciler/dist');

  it('has at most 75 MB, with DuckDB for the machine of its functions', () => {
    const files = readdirSync(asset, { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile() && !each.name.endsWith('.map'),
    );
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

    expect(bytes).toBeLessThan(75_000_000);
    expect(
      readdirSync(join(asset, 'node_modules/@duckdb')).filter((name) => name.startsWith('node-bindings-')),
    ).toEqual(['node-bindings-linux-x64']);
  });

  it.each([
    ['reconciler-claim', false],
    ['reconciler-validate', false],
    ['reconciler-reconcile', true],
  ] as const)('of which %s loads DuckDB: %s', async (name, loads) => {
    const text = await readFile(bundles.get(name)?.file ?? '', 'utf8');

    expect(text.includes('@duckdb/node-api')).toBe(loads);
  });
});

describe('bundleApp', () => {
  it('counts what is loaded at the start, and not what is imported on demand', async () => {
    const source = (text: string) => ({
      entry: 'libs/stage-runtime/src/index.ts',
      outdir: join(work, 'source'),
      project: 'apps/extractor',
      source: text,
    });

    const now = await bundleApp(
      source("import { createRuntime } from './create-runtime.ts'; export { createRuntime };"),
    );
    const later = await bundleApp(source("export const runtime = () => import('./create-runtime.ts');"));

    expect(now.inputs.some((input) => input.endsWith('create-runtime.ts'))).toBe(true);
    expect(later.inputs.some((input) => input.endsWith('create-runtime.ts'))).toBe(false);
    expect(later.bytes).toBeLessThan(now.bytes);
  });

  it('makes a bundle whose log works without the parts of pino that are left out', async () => {
    const { file } = await bundleApp({
      entry: 'libs/stage-runtime/src/index.ts',
      outdir: join(work, 'log'),
      project: 'apps/extractor',
      source: "export { createLog } from './log.ts';",
    });
    const { createLog } = (await import(file)) as typeof import('@siesa-integration/stage-runtime/log');
    const lines: string[] = [];

    createLog({ component: 'loader', write: (line) => lines.push(line) }).info('hello');

    expect(lines.join('')).toContain('"message":"hello"');
  });

  it('keeps each function below 700 KiB', () => {
    for (const [name, { bytes }] of bundles) expect(bytes, name).toBeLessThan(700 * 1024);
  });
});
