import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { compileFieldMapping } from '@siesa-integration/field-mapping';
import { beforeEach, describe, expect, it } from 'vitest';
import adapterGenerator from './adapter-generator.ts';

const workspace = join(import.meta.dirname, '../../../..');
const registry = 'libs/stage-runtime/src/destination-registry.ts';
const simulators = 'tools/sandbox/src/simulators/destination-simulators.ts';
const touched = [
  registry,
  simulators,
  'libs/workflow-contract/src/names.ts',
  'libs/workflow-contract/src/destination-dialects.ts',
  'tsconfig.json',
  'libs/kong-adapter/package.json',
  'libs/stage-runtime/package.json',
  'libs/stage-runtime/tsconfig.json',
  'libs/stage-runtime/tsconfig.lib.json',
  'tools/sandbox/package.json',
  'tools/sandbox/tsconfig.json',
];

let tree: Tree;
beforeEach(() => {
  tree = createTree();
  for (const path of touched) tree.write(path, readFileSync(join(workspace, path)));
});

const text = (path: string): string => tree.read(path, 'utf8') ?? '';

describe('the adapter generator', () => {
  it('writes the library, its mapping document and the lines that register it', () => {
    adapterGenerator(tree, { name: 'tms' });

    expect(text('libs/tms-adapter/src/index.ts')).toContain(
      "export { createTmsAdapter, tms, type TmsAdapterOptions } from './create-tms-adapter.ts';",
    );
    expect(JSON.parse(text('tools/sandbox/fixtures/field-mappings/field-mappings-tms.json'))).toMatchObject({
      product_type: 'tms',
    });
    expect(text(registry)).toMatch(
      /import \{ tms \} from '@siesa-integration\/tms-adapter';\n[^]*\{ kong, wms, tms \};\n/,
    );
    expect(text(simulators)).toMatch(/\n {2}wms: .*\n {2}tms: startFakeTms,\n/);
    expect(text('libs/workflow-contract/src/names.ts')).toContain("['kong', 'wms', 'tms'] as const");
    expect(text('tsconfig.json')).toContain('./libs/tms-adapter');
    expect(JSON.parse(text('libs/stage-runtime/package.json'))).toMatchObject({
      dependencies: { '@siesa-integration/tms-adapter': '*' },
    });
    expect(JSON.parse(text('tools/sandbox/tsconfig.json'))).toMatchObject({
      references: expect.arrayContaining([{ path: '../../libs/tms-adapter' }]) as unknown,
    });
  });

  it.each(['', '-connekta'])(
    'writes mapping documents that compile and send the fields of the adapter: field-mappings-tms%s.json',
    (dialect) => {
      adapterGenerator(tree, { name: 'tms' });
      const { destinationFields } = compileFieldMapping(
        JSON.parse(text(`tools/sandbox/fixtures/field-mappings/field-mappings-tms${dialect}.json`)),
      );

      expect(destinationFields.map(({ target }) => target).sort()).toEqual([
        'ean',
        'external_id',
        'name',
        'quantity',
        'record_id',
      ]);
    },
  );

  it('writes the same for a destination that takes one record a call, with its login and reading', () => {
    adapterGenerator(tree, { name: 'tms', mode: 'each' });

    expect(text('libs/tms-adapter/src/tms-reading.ts')).toContain('export const tmsReading: RecordReading');
    expect(text('libs/tms-adapter/README.md')).toContain('username, password');
    expect(text('libs/tms-adapter/src/create-tms-adapter.ts')).toContain('keys: loginKeys,');
    expect(JSON.parse(text('libs/tms-adapter/package.json'))).toMatchObject({
      dependencies: { '@siesa-integration/canonical-model': expect.any(String) as unknown },
    });
    expect(text('libs/workflow-contract/src/destination-dialects.ts')).toMatch(
      /\n {2}tms: \{ contract: \{ sending: 'each'/,
    );
    expect(text(simulators)).toMatch(/\n {2}'wms-proxy': .*\n {2}tms: \{ start: startFakeTms, settings: \{\} \},\n/);
  });

  it('does not run npm install with skipInstall', () => {
    expect(adapterGenerator(tree, { name: 'logistica', skipInstall: true })()).toBeUndefined();
    expect(text('libs/logistica-adapter/README.md')).toContain('Stores canonical products in Logistica.');
  });

  it.each(['TMS', '3pl', 'a', 'my-tms', '../x'])("refuses '%s' as a name", (name) => {
    expect(() => adapterGenerator(tree, { name })).toThrow('cannot name a destination');
  });

  it('refuses a destination that exists already', () => {
    expect(() => adapterGenerator(tree, { name: 'kong' })).toThrow("already a destination 'kong'");
  });

  it('names the file that has no place for the destination', () => {
    tree.write(registry, 'export const destinations = [];\n');

    expect(() => adapterGenerator(tree, { name: 'tms' })).toThrow(registry);
  });
});
