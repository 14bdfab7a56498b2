import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const workspace = join(import.meta.dirname, '../../../..');

interface Manifest {
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
}

const published = globSync('libs/*/package.json', { cwd: workspace })
  .map((file) => ({
    lib: dirname(file),
    manifest: JSON.parse(readFileSync(join(workspace, file), 'utf8')) as Manifest,
  }))
  .filter(({ manifest }) => !manifest.private);

describe('the packages that are published', () => {
  it.each(published)('$lib brings the licence and the changelog', ({ manifest }) => {
    expect(manifest.files).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md']));
    expect(manifest.scripts).toEqual({ prepack: 'node ../../tools/package-notices.js' });
  });

  it('have them in the tarball', async () => {
    const [{ lib } = { lib: '' }] = published;
    const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json'], { cwd: join(workspace, lib) });
    const paths = [...stdout.matchAll(/"path": "([^"]+)"/g)].map(([, path]) => path);

    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'README.md']));
  });
});
