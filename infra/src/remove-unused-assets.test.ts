import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { afterEach, describe, expect, it } from 'vitest';
import { removeUnusedAssets } from './remove-unused-assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'assets-'));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const synthesize = (content: string): CloudAssembly => {
  const path = join(folder, `${content}.txt`); // CDK caches hashes by path
  writeFileSync(path, content);
  const app = new App({ outdir: join(folder, 'out'), builtinCloudFormationValidation: false });
  new Asset(new Stack(app, 'Stack'), 'Bundle', { path });
  return app.synth();
};

const assetsIn = ({ directory }: CloudAssembly): readonly string[] =>
  readdirSync(directory).filter((name) => name.startsWith('asset.'));

describe('removeUnusedAssets', () => {
  it('deletes the assets of an earlier synthesis and no other', () => {
    const earlier = assetsIn(synthesize('one'));
    const assembly = synthesize('two');
    const both = assetsIn(assembly);

    expect(removeUnusedAssets(assembly)).toEqual(earlier);
    expect(assetsIn(assembly)).toEqual(both.filter((name) => !earlier.includes(name)));
    expect(assetsIn(assembly)).toHaveLength(1);
  });
});
