import { join } from 'node:path';
import { generateFiles, installPackagesTask, readJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { destinationNames, type DestinationNames } from './destination-names.ts';
import { type Mode, registerDestination } from './register-destination.ts';

/** What `nx g @siesa-integration/tools:adapter NAME` takes. */
export interface AdapterGeneratorOptions {
  /** The `product_type`, for example `tms`. */
  readonly name: string;
  /** `bulk`: many records a call, each created or updated by our id. `each`: one record a call, after a login, with an id of the destination's own. @defaultValue bulk */
  readonly mode?: Mode;
  /** @defaultValue false */
  readonly skipInstall?: boolean;
}

/**
 * Adds a destination that clients can have: a library that passes the conformance kit against its own fake, its mapping documents, and its
 * line in the registry, the simulators and the permissions.
 *
 * @returns a task that installs, so that npm links the new package
 */
const adapterGenerator = (
  tree: Tree,
  { name, mode = 'bulk', skipInstall = false }: AdapterGeneratorOptions,
): GeneratorCallback => {
  const names = destinationNames(name);
  if (tree.exists(`libs/${name}-adapter`))
    throw new Error(`There is already a destination '${name}': libs/${name}-adapter.`);

  writeFiles(tree, names, mode);
  registerDestination(tree, names, mode);
  return () => {
    if (!skipInstall) installPackagesTask(tree, true); // even when the root's package.json did not change
  };
};

export default adapterGenerator;

const writeFiles = (tree: Tree, names: DestinationNames, mode: Mode): void => {
  const files = join(import.meta.dirname, 'files');
  // Versions are those of an existing adapter.
  const { version, dependencies } = readJson<{ version: string; dependencies: Record<string, string> }>(
    tree,
    'libs/kong-adapter/package.json',
  );
  const words = { ...names, version, valibot: dependencies['valibot'], each: mode === 'each' };
  for (const part of ['lib', mode]) generateFiles(tree, join(files, part), `libs/${names.name}-adapter`, words);
  generateFiles(tree, join(files, 'mapping'), 'tools/sandbox/fixtures/field-mappings', words);
};
