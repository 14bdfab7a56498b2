import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as nx from '@nx/eslint-plugin';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

const workspace = join(import.meta.dirname, '../../..');
const minute = 60_000; // the first look at the rule reads the graph of all projects, from the cache of Nx

const libraries = [
  'base',
  'model',
  'source',
  'engine',
  'destination',
  'adapter',
  'reconcile',
  'contract',
  'pipeline',
  'runtime',
];

/** The table of rooms in docs/architecture.md: what each room may import. */
const table: Readonly<Record<string, readonly string[]>> = {
  base: [],
  model: [],
  source: ['base'],
  engine: ['model'],
  destination: ['base', 'model'],
  adapter: ['base', 'model', 'destination'],
  reconcile: ['model'],
  contract: ['model'],
  pipeline: ['base', 'model', 'source', 'engine', 'destination', 'contract'],
  runtime: libraries,
  handler: ['pipeline', 'reconcile', 'runtime'],
  infra: ['contract', 'runtime'],
  operator: [...libraries, 'operator'],
  tool: [...libraries, 'operator', 'tool'],
};
const rooms = Object.keys(table);

interface Project {
  readonly name: string;
  readonly folder: string;
  /** The name by which shipped code of another package can import it; handlers, infra and programs have none. */
  readonly entry?: string;
}

/** Every package with its room, from its tags. */
const projects: readonly (Project & { readonly room: string })[] = globSync(
  ['libs/*/package.json', 'apps/*/package.json', 'tools/*/package.json', 'infra/package.json'],
  { cwd: workspace },
)
  .sort()
  .map((path) => {
    const {
      name,
      exports,
      nx: settings,
    } = JSON.parse(readFileSync(join(workspace, path), 'utf8')) as {
      name: string;
      exports?: Readonly<Record<string, unknown>>;
      nx: { tags: readonly string[] };
    };
    const room = settings.tags.find((tag) => tag.startsWith('room:'))?.slice('room:'.length) ?? '';
    const entry = Object.keys(exports ?? {}).find((key) => !/testing|json|\*/.test(key));
    return { name, room, folder: dirname(path), ...(entry !== undefined && { entry: join(name, entry) }) };
  });

const projectsIn = (room: string): readonly Project[] => projects.filter((project) => project.room === room);

/** Of the runtime, infra sees the settings of aws-runtime alone. */
const isMoreThanSettings = (room: string, { entry }: Project): boolean =>
  room === 'infra' && /\/(local|stage)-runtime/.test(entry ?? '');

const rules = ['@nx/enforce-module-boundaries', 'no-restricted-imports'];
const shipped = new ESLint({ cwd: workspace });

/** Lints imports as if they stood in a file, by the repository's import rules alone, because they need no types. @returns the refused imports */
const refusedIn = async (file: string, specifiers: readonly string[]): Promise<readonly string[]> => {
  const config = (await shipped.calculateConfigForFile(join(workspace, file))) as Linter.Config;
  const eslint = new ESLint({
    cwd: workspace,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      plugins: { '@nx': nx as unknown as NonNullable<Linter.Config['plugins']>[string] },
      languageOptions: { parser },
      rules: Object.fromEntries(rules.map((rule) => [rule, config.rules?.[rule] ?? 'off'])),
    },
  });
  const text = specifiers.map((specifier) => `export * from '${specifier}';\n`).join('');
  const [result] = await eslint.lintText(text, { filePath: join(workspace, file) });
  const lines = new Set(result?.messages.map(({ line }) => line));
  return specifiers.filter((_, index) => lines.has(index + 1));
};

describe('the room rule', () => {
  it('has the table of rooms', () => {
    const { overrides } = JSON.parse(readFileSync(join(workspace, '.eslintrc.json'), 'utf8')) as EslintRc;
    const constraints = overrides.flatMap(
      ({ rules: set }) => set?.['@nx/enforce-module-boundaries']?.[1].depConstraints ?? [],
    );
    const allowed = constraints.map(({ sourceTag, onlyDependOnLibsWithTags }) => [
      sourceTag.slice('room:'.length),
      onlyDependOnLibsWithTags.map((tag) => tag.slice('room:'.length)),
    ]);

    expect(Object.fromEntries(allowed)).toEqual(table);
  });

  it('gives each package one of the rooms, and each room a package', () => {
    expect([...new Set(projects.map(({ room }) => room))].sort()).toEqual([...rooms].sort());
  });

  it.each(rooms)(
    'refuses %s every forbidden arrow, and accepts every allowed one',
    async (room) => {
      const [source] = projectsIn(room);
      if (!source) throw new Error(`no package is in the room '${room}'`);
      const targets = rooms.flatMap((target) =>
        projectsIn(target)
          .filter(({ name }) => name !== source.name)
          .map((project) => ({
            specifier: specifierOf(project, source),
            forbidden:
              project.entry === undefined || !table[room]?.includes(target) || isMoreThanSettings(room, project),
          })),
      );
      const specifiers = targets.map(({ specifier }) => specifier);
      const forbidden = targets.filter((target) => target.forbidden).map(({ specifier }) => specifier);

      expect(await refusedIn(`${source.folder}/src/index.ts`, specifiers)).toEqual(forbidden);
    },
    minute,
  );

  it.each(libraries.filter((room) => room !== 'runtime'))(
    'refuses %s the SDK of AWS',
    async (room) => {
      const [project] = projectsIn(room);

      expect(await refusedIn(`${project?.folder ?? ''}/src/index.ts`, ['@aws-sdk/client-s3'])).toHaveLength(1);
    },
    minute,
  );

  it.each([
    ['an adapter that imports another adapter', 'libs/wms-adapter/src/index.ts', '@siesa-integration/kong-adapter'],
    ['infra that imports more of the runtime than its settings', 'infra/src/main.ts', '@siesa-integration/aws-runtime'],
    [
      "infra that imports the runtime's registry",
      'infra/src/main.ts',
      '@siesa-integration/stage-runtime/destination-registry',
    ],
    ['extract that imports load', 'libs/sync-pipeline/src/stages/extract/rows/a.ts', '../../load/load.ts'],
    ['transform that imports extract', 'libs/sync-pipeline/src/stages/transform/a.ts', '../extract/rows/same-key.ts'],
    ['load that imports summarize', 'libs/sync-pipeline/src/stages/load/a.ts', '../summarize/summarize.ts'],
    ['summarize that imports transform', 'libs/sync-pipeline/src/stages/summarize/a.ts', '../transform/index.ts'],
    [
      'a package that imports a source file of another',
      'tools/sandbox/src/a.ts',
      '@siesa-integration/sync-pipeline/src/run/run.ts',
    ],
    [
      'a test that imports a source file of another package',
      'tools/simulation/src/a.test.ts',
      '@siesa-integration/sync-pipeline/src/run/run.ts',
    ],
    [
      'a relative path into another room',
      'libs/destination-adapter/src/index.ts',
      '../../canonical-model/src/index.ts',
    ],
    ['shipped code that imports testing/', 'libs/sync-pipeline/src/index.ts', './testing/index.ts'],
    [
      "shipped code that imports another room's testing",
      'tools/sandbox/src/a.ts',
      '@siesa-integration/sync-pipeline/testing',
    ],
    [
      'shipped code that imports the conformance kit',
      'libs/kong-adapter/src/index.ts',
      '@siesa-integration/destination-adapter/conformance',
    ],
  ])(
    'refuses %s',
    async (_, file, specifier) => {
      expect(await refusedIn(file, [specifier])).toEqual([specifier]);
    },
    minute,
  );

  it(
    'accepts source files of another package in the mutants',
    async () => {
      const file = 'tools/simulation/src/mutants/a.ts';

      expect(await refusedIn(file, ['@siesa-integration/sync-pipeline/src/run/run.ts'])).toEqual([]);
    },
    minute,
  );

  it(
    'accepts testing/ in tests',
    async () => {
      expect(await refusedIn('libs/sync-pipeline/src/a.test.ts', ['./testing/index.ts'])).toEqual([]);
    },
    minute,
  );
});

/** How one package would import another: by name, by path when it has no entry, and the runtime's settings alone in infra. */
const specifierOf = ({ folder, entry }: Project, source: Project): string => {
  if (entry === undefined) return join(relative(join(source.folder, 'src'), folder), 'src/index.ts');
  return source.folder === 'infra' && entry.endsWith('aws-runtime') ? `${entry}/settings` : entry;
};

interface EslintRc {
  readonly overrides: readonly {
    readonly rules?: {
      readonly '@nx/enforce-module-boundaries'?: readonly [
        string,
        {
          readonly depConstraints: readonly {
            readonly sourceTag: string;
            readonly onlyDependOnLibsWithTags: readonly string[];
          }[];
        },
      ];
    };
  }[];
}
