import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siesaSync } from '@siesa-integration/operator-cli/testing';
import { startDialectSimulator, startSiesaSimulator } from '@siesa-integration/sandbox/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prompterOf, tablesOfAnswers } from './testing/answers-of-page.ts';
import { readMarkdown } from './markdown.ts';
import { shellCommands, siesaSyncArguments } from './shell-commands.ts';

const size = 40;

describe.each([
  { file: 'docs/connecting-kong-core.md', dialect: 'kong-core', port: 5013 },
  { file: 'docs/connecting-wms-proxy.md', dialect: 'wms-proxy', port: 5014 },
] as const)('$file, word for word', ({ file, dialect, port }) => {
  const page = readMarkdown(file);
  const commands = shellCommands(page).flatMap(({ command }) => {
    const args = siesaSyncArguments(command);
    return args === undefined ? [] : [{ command, args }];
  });
  const [answers = {}, ...others] = tablesOfAnswers(page.text);
  let siesa: Awaited<ReturnType<typeof startSiesaSimulator>>;
  let destination: Awaited<ReturnType<typeof startDialectSimulator>>;
  let dir: string;
  beforeAll(async () => {
    siesa = await startSiesaSimulator({ size, dialect: 'connekta' });
    destination = await startDialectSimulator(dialect, { size });
    dir = join(await mkdtemp(join(tmpdir(), 'siesa-sync-docs-')), 'my-clients');
  });
  afterAll(async () => {
    await Promise.all([siesa.close(), destination.close()]);
    await rm(join(dir, '..'), { recursive: true, force: true });
  });

  it('configures one client, tries it, syncs it and compares what is there', () => {
    expect(others).toEqual([]);
    expect(answers['The product answers as']).toBe(dialect);
    expect(commands.map(({ args: [verb, what] }) => (verb === 'client' ? what : verb))).toEqual([
      'new',
      'check',
      'sync',
      'sync',
      'verify',
    ]);
  });

  it.each(commands)('$command', async ({ args }) => {
    const { code, out, err } = await siesaSync(
      args.map((arg) => (arg === 'my-clients' ? dir : arg)),
      args[1] === 'new'
        ? { prompter: prompterOf(answers, { 5010: siesa.url.port, [port]: destination.url.port }) }
        : {},
    );

    expect(err).not.toMatch(/error:|^\s+at /m);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out + err).not.toMatch(/_api_key_here/);
  });

  it('loads everything of Siesa', () => {
    expect([...destination.store.rows.values()].filter(({ external_id: id }) => id !== undefined)).toHaveLength(size);
  });
});
