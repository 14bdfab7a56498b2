import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScratchCopy, runIn, type ScratchCopy } from './testing/scratch-copy.ts';

const minutes = 60_000;
const libs = [
  'outgoing-http',
  'canonical-model',
  'siesa-client',
  'field-mapping',
  'destination-adapter',
  'kong-adapter',
  'wms-adapter',
  'reconciliation',
];

/** A strict consumer outside this workspace. */
const consumerTsConfig = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom'],
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: ['node'],
  },
  include: ['*.ts'],
};

describe('the published libraries', () => {
  let scratch: ScratchCopy;
  let outside: string;
  beforeAll(async () => {
    scratch = await makeScratchCopy();
    outside = await mkdtemp(join(tmpdir(), 'outside-the-workspace-'));
  }, 2 * minutes);
  afterAll(async () => {
    await scratch.remove();
    await rm(outside, { recursive: true, force: true });
  });

  it(
    'pack, install, compile and run outside the workspace',
    async () => {
      await scratch.run('nx', 'run-many', '-t', 'build', '-p', ...libs); // the target check-package looks at what is packed
      await install(scratch, outside);
      await cp(join(scratch.dir, 'examples'), outside, { recursive: true });

      await runIn(outside, 'tsc', '--project', '.');
      for (const name of ['kong', 'wms']) {
        expect(await runIn(outside, 'node', `${name}.ts`)).toBe(
          "[ { id: 'PROD001', status: 'accepted', followUps: 1 } ]\n",
        );
      }
      expect(await runIn(outside, 'node', 'adapter.ts')).toContain("status: 'accepted'");
      expect(await runIn(outside, 'node', 'siesa.ts')).toBe('000011 40\n');
    },
    10 * minutes,
  );
});

/** Installs the tarballs with npm. Their dependencies are copied from the workspace's packages, without a registry. */
const install = async (scratch: ScratchCopy, outside: string): Promise<void> => {
  const tarballs: Record<string, string> = {};
  const root = join(scratch.dir, 'node_modules');
  const others = new Map(['@types/node', 'undici-types'].map((name) => [name, join(root, name)]));
  await mkdir(join(outside, 'tarballs'));
  for (const lib of libs) {
    const path = join(scratch.dir, 'libs', lib);
    await runIn(path, 'npm', 'pack', '--silent', '--pack-destination', join(outside, 'tarballs'));
    const { name, dependencies = {} } = await readPackage(path);
    const tarball = (await readdir(join(outside, 'tarballs'))).find((file) => file.includes(lib)) ?? '';
    tarballs[name] = `file:tarballs/${tarball}`;
    await addInstalled(others, [join(path, 'node_modules'), root], dependencies);
  }
  const borrowed = Object.fromEntries([...others].map(([name, path]) => [name, `file:${path}`]));
  await writeFile(
    join(outside, 'package.json'),
    JSON.stringify({ name: 'outside', private: true, type: 'module', dependencies: { ...tarballs, ...borrowed } }),
  );
  await writeFile(join(outside, 'tsconfig.json'), JSON.stringify(consumerTsConfig));
  await runIn(
    outside,
    'npm',
    'install',
    '--offline',
    '--install-links',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  );
};

/** Adds where the packages of these names are installed, and the packages that those need. */
const addInstalled = async (
  found: Map<string, string>,
  folders: readonly string[],
  names: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const name of Object.keys(names)) {
    if (name.startsWith('@siesa-integration/') || found.has(name)) continue;
    const path = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
    if (path === undefined) throw new Error(`'${name}' is not installed`);
    found.set(name, path);
    await addInstalled(found, folders, (await readPackage(path)).dependencies ?? {});
  }
};

const readPackage = async (path: string) =>
  JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly dependencies?: Readonly<Record<string, string>>;
  };
