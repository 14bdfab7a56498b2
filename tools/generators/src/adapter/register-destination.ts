import { updateJson, type Tree } from '@nx/devkit';
import type { DestinationNames } from './destination-names.ts';

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
}

interface TsConfig {
  readonly references: readonly { readonly path: string }[];
}

/** Many records a call, or one. */
export type Mode = 'bulk' | 'each';

/** Adds a destination to the names that permissions derive from, the registry, the simulators and the compiler's references. */
export const registerDestination = (tree: Tree, { name, className }: DestinationNames, mode: Mode): void => {
  const packageName = `@siesa-integration/${name}-adapter`;

  addLines(tree, 'libs/stage-runtime/src/destination-registry.ts', [
    [/^import \{ wms \} from .*$/m, (line) => `import { ${name} } from '${packageName}';\n${line}`],
    [/^const destinations: .* = \{ .*(?= \};$)/m, (list) => `${list}, ${name}`],
  ]);
  addLines(tree, 'tools/sandbox/src/simulators/destination-simulators.ts', [
    [
      /^import \{ startFakeWms\b.* from .*$/m,
      (line) => `import { startFake${className} } from '${packageName}/fake';\n${line}`,
    ],
    mode === 'bulk'
      ? [/^ {2}wms: .*$/m, (line) => `${line}\n  ${name}: startFake${className},`]
      : [/^ {2}'wms-proxy': .*$/m, (line) => `${line}\n  ${name}: { start: startFake${className}, settings: {} },`],
  ]);
  if (mode === 'each')
    addLines(tree, 'libs/workflow-contract/src/destination-dialects.ts', [
      [/^ {2}wms: .*$/m, (line) => `${line}\n  ${name}: { contract: { sending: 'each', identity: [] } },`],
    ]);
  addLines(tree, 'libs/workflow-contract/src/names.ts', [
    [/^export const destinationNames = \[.*(?=\] as const;$)/m, (list) => `${list}, '${name}'`],
  ]);

  addReference(tree, 'tsconfig.json', './libs/wms-adapter', `./libs/${name}-adapter`);
  for (const user of ['libs/stage-runtime', 'tools/sandbox']) {
    updateJson<PackageJson>(tree, `${user}/package.json`, (json) => ({
      ...json,
      dependencies: sorted({ ...json.dependencies, [packageName]: '*' }),
    }));
  }
  addReference(tree, 'libs/stage-runtime/tsconfig.json', '../wms-adapter', `../${name}-adapter`);
  addReference(
    tree,
    'libs/stage-runtime/tsconfig.lib.json',
    '../wms-adapter/tsconfig.lib.json',
    `../${name}-adapter/tsconfig.lib.json`,
  );
  addReference(tree, 'tools/sandbox/tsconfig.json', '../../libs/wms-adapter', `../../libs/${name}-adapter`);
};

type Edit = readonly [place: RegExp, change: (found: string) => string];

const addLines = (tree: Tree, path: string, edits: readonly Edit[]): void => {
  const edited = edits.reduce(
    (text, [place, change]) => {
      if (!place.test(text))
        throw new Error(
          `${path} has no line like ${String(place)}: add the destination there by hand, or correct the generator.`,
        );
      return text.replace(place, change);
    },
    String(tree.read(path, 'utf8')),
  );
  tree.write(path, edited);
};

const addReference = (tree: Tree, path: string, after: string, added: string): void => {
  updateJson<TsConfig>(tree, path, (json) => ({
    ...json,
    references: json.references.flatMap((reference) =>
      reference.path === after ? [reference, { path: added }] : [reference],
    ),
  }));
};

const sorted = (dependencies: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(dependencies).sort(([one], [other]) => one.localeCompare(other)));
