import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AssetManifestArtifact, type CloudAssembly } from 'aws-cdk-lib/cx-api';

/**
 * Deletes the assets of earlier syntheses from an assembly's directory, because CDK only ever adds new ones there.
 *
 * @returns the names of the deleted assets
 */
export const removeUnusedAssets = ({ directory, artifacts }: CloudAssembly): readonly string[] => {
  const used = new Set(artifacts.filter((artifact) => artifact instanceof AssetManifestArtifact).flatMap(pathsOf));
  const unused = readdirSync(directory).filter((name) => name.startsWith('asset.') && !used.has(name));
  unused.forEach((name) => {
    rmSync(join(directory, name), { recursive: true });
  });
  return unused;
};

const pathsOf = ({ contents: { files = {} } }: AssetManifestArtifact): readonly (string | undefined)[] =>
  Object.values(files).map(({ source }) => source.path);
