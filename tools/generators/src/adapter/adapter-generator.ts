import { join } from 'node:path';
import { generateFiles, installPackagesTask, readJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { productNames, type ProductNames } from './product-names.ts';
import { registerDestination } from './register-product.ts';

/** What `nx g @siesa-integration/tools:adapter NAME` takes. */
export interface AdapterGeneratorOptions {
  /** The `product_type`, for example `tms`. */
  readonly name: string;
  /** @defaultValue false */
  readonly skipInstall?: boolean;
}

/**
 * Adds a product that clients can have: a library that signs the conformance kit against a fake of its own, a mapping document, and the lines
 * by which the rest of the workspace knows it.
 *
 * @returns installs, so that npm links the new package
 */
const adapterGenerator = (tree: Tree, { name, skipInstall = false }: AdapterGeneratorOptions): GeneratorCallback => {
  const names = productNames(name);
  if (tree.exists(`libs/${name}-adapter`))
    throw new Error(`There is already a product '${name}': libs/${name}-adapter.`);

  writeFiles(tree, names);
  registerDestination(tree, names);
  return () => {
    if (!skipInstall) installPackagesTask(tree, true); // also when the root's package.json is the same
  };
};

export default adapterGenerator;

const writeFiles = (tree: Tree, names: ProductNames): void => {
  const files = join(import.meta.dirname, 'files');
  // The adapters there are set the versions.
  const { version, dependencies } = readJson<{ version: string; dependencies: Record<string, string> }>(
    tree,
    'libs/kong-adapter/package.json',
  );
  const words = { ...names, version, valibot: dependencies['valibot'] };
  generateFiles(tree, join(files, 'lib'), `libs/${names.name}-adapter`, words);
  generateFiles(tree, join(files, 'mapping'), 'tools/sandbox/fixtures/field-mappings', words);
};
