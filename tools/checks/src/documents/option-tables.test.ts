import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown.ts';

const workspace = join(import.meta.dirname, '../../../..');

/** The fields of an interface, as its file declares them. */
const fieldsOf = (file: string, name: string): readonly string[] => {
  const [, body = ''] =
    new RegExp(`interface ${name} [^]*?\\{\\n([^]*?)\\n\\}`).exec(readFileSync(join(workspace, file), 'utf8')) ?? [];
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, field = '']) => field);
};

/** The names in the first column of the tables below "Options". */
const documented = (readme: string): readonly string[] => {
  const [, section = ''] = readMarkdown(readme).text.split('\n## Options\n');
  return (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
};

describe('the table of options of', () => {
  it.each([
    ['outgoing-http', ['guard/guarded-fetch.ts GuardedFetchOptions', 'guard/address-problem.ts AddressRules'], []],
    [
      'siesa-client',
      ['siesa-options.ts SiesaBaseOptions', 'dialects/inventory/inventory-settings.ts InventoryOptions'],
      ['dialect', 'connekta'],
    ],
    ['field-mapping', ['field-mapping.ts FieldMappingOptions'], []],
    [
      'destination-adapter',
      ['definition/destination-adapter.ts DestinationConnection', 'definition/destination-adapter.ts SendOptions'],
      [],
    ],
    ['kong-adapter', ['create-kong-adapter.ts KongAdapterOptions'], []],
    ['wms-adapter', ['create-wms-adapter.ts WmsAdapterOptions'], []],
  ] as const)('%s has every option and no other', (lib, interfaces, others) => {
    const fields = interfaces.flatMap((place) => {
      const [file = '', name = ''] = place.split(' ');
      return fieldsOf(`libs/${lib}/src/${file}`, name);
    });

    expect(fields.length).toBeGreaterThan(1);
    expect([...documented(`libs/${lib}/README.md`)].sort()).toEqual([...fields, ...others].sort());
  });
});
