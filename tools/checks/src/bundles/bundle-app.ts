import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build as bundle, type BuildOptions, type Plugin } from 'esbuild';
import { repositoryRoot } from '@siesa-integration/sandbox/template';

/** A bundle, and what went into it. */
export interface Bundle {
  /** Files that are loaded at the start, in bytes: the entry and what it imports. */
  readonly bytes: number;
  /** Source files in it, relative to the repository. */
  readonly inputs: readonly string[];
  /** The entry's file. */
  readonly file: string;
}

export interface BundleAppOptions {
  /** Relative to the repository, for example `apps/loader/src/handler.ts`. */
  readonly entry: string;
  readonly outdir: string;
  /** Text of the entry instead of the file's own. */
  readonly source?: string;
  /** The project whose build it is, relative to the repository. @defaultValue the entry's */
  readonly project?: string;
}

/** Bundles an entry exactly as `nx build` does, by the options in nx.json and the project's own. */
export const bundleApp = async ({
  entry,
  outdir,
  source,
  project = dirname(dirname(entry)),
}: BundleAppOptions): Promise<Bundle> => {
  const root = repositoryRoot();
  const { metafile } = await bundle({
    ...(await bundleOptions(root, project)),
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    metafile: true,
    plugins: source === undefined ? [] : [textOf(join(root, entry), source)],
  });

  const outputs = Object.entries(metafile.outputs);
  const [file = ''] = outputs.find(([, { entryPoint }]) => entryPoint !== undefined) ?? [];
  const loaded = loadedAtStart(metafile.outputs, file);
  return {
    file: resolve(root, file), // outputs are named from the repository, wherever they lie
    bytes: loaded.reduce((sum, one) => sum + (metafile.outputs[one]?.bytes ?? 0), 0),
    inputs: loaded.flatMap((one) => Object.keys(metafile.outputs[one]?.inputs ?? {})),
  };
};

type Outputs = Readonly<
  Record<string, { readonly imports: readonly { readonly path: string; readonly kind: string }[] }>
>;

/** An output and all that it imports statically: what is imported on demand is another file, and is not loaded. */
const loadedAtStart = (outputs: Outputs, file: string, seen: readonly string[] = []): readonly string[] => {
  if (seen.includes(file) || !outputs[file]) return seen;
  const imports = outputs[file].imports.filter(({ kind }) => kind === 'import-statement');
  return imports.reduce((loaded: readonly string[], { path }) => loadedAtStart(outputs, path, loaded), [...seen, file]);
};

interface NxExecutorOptions {
  readonly format: readonly ['esm'];
  readonly target: string;
  readonly minify: boolean;
  readonly esbuildOptions: BuildOptions;
}

interface NxTarget {
  readonly options?: Partial<NxExecutorOptions>;
}

const bundleOptions = async (root: string, folder: string): Promise<BuildOptions> => {
  const { targetDefaults } = await readJson<{
    targetDefaults: { '@nx/esbuild:esbuild': { options: NxExecutorOptions } };
  }>(join(root, 'nx.json'));
  const { targets } = (
    await readJson<{ nx: { targets: Partial<Record<'bundle' | 'build', NxTarget>> } }>(
      join(root, folder, 'package.json'),
    )
  ).nx;
  const { format, target, minify, esbuildOptions } = {
    ...targetDefaults['@nx/esbuild:esbuild'].options,
    ...(targets.bundle ?? targets.build)?.options,
  };
  return { ...esbuildOptions, format: format[0], target, minify, bundle: true, platform: 'node', logLevel: 'error' };
};

const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T;

/** Gives a file another text: its imports are found as if the file held them. */
const textOf = (path: string, contents: string): Plugin => ({
  name: 'text-of',
  setup: (build) => {
    build.onLoad({ filter: /\.ts$/ }, (file) => (file.path === path ? { contents, loader: 'ts' } : undefined));
  },
});
