import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { version } from '../src/version.ts';

const repository = join(import.meta.dirname, '../../..');

/** Packages of which the console sends files to browsers. */
const served = ['htmx.org'];

/** What runs the emulation, in a clone of the repository alone; and DuckDB, a native package of more than 60 MB, which who reconciles installs beside. */
const leftOut = ['dynalite', 'dynalite/*', 'fauxqs', '@duckdb/*'];

/**
 * Writes the package `@siesa-integration/cli` into a folder, which is emptied before: the command as bundles, with every package that it needs inside, so that nothing
 * is installed beside it.
 *
 * @example
 * await writePackage('cli'); // then: npm pack ./cli
 */
export const writePackage = async (dir: string): Promise<void> => {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: repository,
    entryPoints: ['tools/operator-cli/src/main.ts'],
    outdir: join(dir, 'dist'),
    bundle: true,
    splitting: true, // a command loads what it needs
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    conditions: ['@siesa-integration/source', 'module'],
    mainFields: ['module', 'main'],
    legalComments: 'none', // all licences are in one file
    external: [...leftOut, ...served],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  await Promise.all([
    cp(join(import.meta.dirname, 'files'), dir, { recursive: true }),
    cp(join(repository, 'tools/sandbox/fixtures'), join(dir, 'fixtures'), { recursive: true }),
    ...['LICENSE', 'CHANGELOG.md'].map((name) => cp(join(repository, name), join(dir, name))),
    cp(join(repository, 'tools/console/src/static'), join(dir, 'dist/static'), { recursive: true }),
    ...served.map((name) =>
      cp(join(repository, 'node_modules', name), join(dir, 'node_modules', name), { recursive: true }),
    ),
    writeFile(join(dir, 'package.json'), `${JSON.stringify(manifest(), undefined, 2)}\n`),
    writeFile(join(dir, 'THIRD-PARTY.md'), await licencesOf(metafile)),
  ]);
};

const manifest = () => ({
  name: '@siesa-integration/cli',
  version: version(),
  description: 'Keeps the products of companies equal to what their Siesa ERP holds.',
  license: 'MIT',
  type: 'module',
  bin: { 'siesa-sync': './bin/siesa-sync.js' },
  engines: { node: '>=24' },
  dependencies: Object.fromEntries(served.map((name) => [name, '*'])),
  bundleDependencies: served,
});

/** The licence of every package of which something is in the bundles. */
const licencesOf = async ({ inputs }: Metafile): Promise<string> => {
  const folders = new Set(
    Object.keys(inputs).flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  );
  const sections = await Promise.all([...folders].toSorted().map((folder) => licenceIn(join(repository, folder))));
  return `# Licences of what is inside\n\n${sections.join('\n')}`;
};

const licenceIn = async (folder: string): Promise<string> => {
  const {
    name,
    version: own,
    license,
  } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const [file] = await Array.fromAsync(glob('{LICENSE,LICENCE,License,license,NOTICE}*', { cwd: folder }));
  const text =
    file === undefined ? '' : `\n\`\`\`text\n${(await readFile(join(folder, file), 'utf8')).trim()}\n\`\`\`\n`;
  return `## ${name} ${own}\n\n${license ?? 'see below'}\n${text}`;
};

if (import.meta.main) await writePackage(join(import.meta.dirname, '../dist/package'));
