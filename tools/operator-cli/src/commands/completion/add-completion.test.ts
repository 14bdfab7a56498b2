import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

describe('siesa-sync completion', () => {
  let dir: string;
  let printed: string[];
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'completion-'));
    await mkdir(join(dir, 'clients'));
    await writeFile(join(dir, 'clients/norte.json'), '{}');
    printed = [];
    vi.spyOn(console, 'log').mockImplementation((line: unknown) => void printed.push(String(line)));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await rm(dir, { recursive: true });
  });

  const suggested = async (...words: readonly string[]): Promise<readonly string[]> => {
    expect((await siesaSync(['complete', '--', ...words])).code).toBe(0);
    return printed.splice(0).map((line) => line.split('\t')[0] ?? '');
  };

  it('completes commands, options and their values', async () => {
    expect(await suggested('rej')).toContain('rejects');
    expect(await suggested('sync', '--accept-e')).toContain('--accept-empty');
    expect(await suggested('sync', '--type', 'in')).toEqual(expect.arrayContaining(['initial', 'incremental']));
  });

  it('completes the clients of the folder that the line or the variable names', async () => {
    expect(await suggested('status', '--local', dir, 'no')).toContain('norte');
    expect(await suggested('status', 'no')).not.toContain('norte');
    vi.stubEnv('SIESA_SYNC_LOCAL', dir);
    expect(await suggested('status', 'no')).toContain('norte');
  });

  it.each(['bash', 'zsh', 'fish'])('prints a script for %s', async (shell) => {
    expect((await siesaSync(['completion', shell])).code).toBe(0);
    expect(printed.join('\n')).toContain('siesa-sync');
  });
});
