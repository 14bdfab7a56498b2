import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../bin/siesa-sync.js');
const siesaSync = (file: string, ...args: readonly string[]) => spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });

describe('bin/siesa-sync.js', () => {
  it('runs the built command and hands on its exit code', () => {
    const help = siesaSync(bin, '--help');
    const wrong = siesaSync(bin, 'snyc');

    expect([help.status, wrong.status]).toEqual([0, 2]);
    expect(help.stdout).toContain('Usage: siesa-sync');
    expect(wrong.stderr).toContain('Did you mean sync?');
  });

  it('says what to do before the first build', () => {
    const unbuilt = mkdtempSync(join(tmpdir(), 'siesa-sync-bin-'));
    cpSync(bin, join(unbuilt, 'bin/siesa-sync.mjs'));
    const { status, stderr } = siesaSync(join(unbuilt, 'bin/siesa-sync.mjs'), 'demo');
    rmSync(unbuilt, { recursive: true });

    expect(status).toBe(2);
    expect(stderr).toBe('siesa-sync is not built yet: run `npm run build` in the repository first.\n');
  });
});
