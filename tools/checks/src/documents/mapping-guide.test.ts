import { compileFieldMapping, MappingInvalid } from '@siesa-integration/field-mapping';
import { createKongAdapter } from '@siesa-integration/kong-adapter';
import { describe, expect, it } from 'vitest';
import { codeBlocks, readMarkdown } from './markdown.ts';

type Json = Record<string, unknown>;

/** One example of the guide: a block `json mapping` or `json rules`, then its results. */
interface Example {
  readonly name: string;
  readonly document: Json;
  readonly row: Json;
  /** By label: `product`, `payload`, `issues`, `problems`. */
  readonly expected: Readonly<Record<string, unknown>>;
}

const blocks = codeBlocks(readMarkdown('docs/mapping-guide.md')).filter(({ language }) => language === 'json');
const parsed = (label: string, from = blocks): unknown =>
  JSON.parse(from.find((block) => block.label === label)?.code ?? 'null');
const whole = { document: parsed('mapping') as Json, row: parsed('row') as Json };

describe('the mapping guide', () => {
  const examples = readExamples();

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(15);
    expect(new Set(blocks.map(({ label }) => label))).toEqual(
      new Set(['mapping', 'rules', 'row', 'product', 'payload', 'issues', 'problems']),
    );
  });

  it.each(examples.filter(({ expected }) => !('problems' in expected)))(
    '$name: has the results that the guide shows',
    ({ document, row, expected }) => {
      const mapping = compileFieldMapping(document, { timezone: 'America/Bogota' });
      const result = mapping.map(row);

      expect(mapping.warnings).toEqual([]);
      expect(result.ok).toBe(!('issues' in expected));
      if (!result.ok) {
        expect(result.issues).toEqual(expected['issues']);
        return;
      }
      const before = compileFieldMapping(whole.document).map({ ...whole.row, f_ean: null });
      expect(result.value).toEqual(
        'mapping' in expected
          ? expected['product']
          : { ...(before.ok && before.value), ...(expected['product'] as Json) },
      );
      if ('payload' in expected)
        expect(payloadOf(result.value, mapping.destinationFields)).toEqual(expected['payload']);
    },
  );

  it.each(examples.filter(({ expected }) => 'problems' in expected))(
    '$name: is refused as the guide shows',
    ({ document, expected }) => {
      let problems: readonly string[] = [];
      try {
        compileFieldMapping(document);
      } catch (error) {
        if (error instanceof MappingInvalid) problems = error.issues.map(({ path }) => path);
      }
      expect(problems).toEqual(expected['problems']);
    },
  );
});

const payloadOf = (
  product: Parameters<ReturnType<typeof createKongAdapter>['toPayload']>[0],
  fields: NonNullable<Parameters<typeof createKongAdapter>[0]['fields']>,
): unknown => {
  const payload = createKongAdapter({ baseUrl: new URL('https://kong.example/api'), apiKey: 'k', fields }).toPayload(
    product,
  );
  return payload.ok ? payload.value : payload.issues;
};

/** An example begins at each `mapping` or `rules`. The rules of an example are added to the required ones of the whole document, its row to the whole row. */
function readExamples(): readonly Example[] {
  const starts = blocks.flatMap(({ label }, index) => (label === 'mapping' || label === 'rules' ? [index] : []));
  return starts.map((start, at) => {
    const own = blocks.slice(start, starts[at + 1]);
    const expected = Object.fromEntries(own.map((block) => [block.label, JSON.parse(block.code) as unknown]));
    const isWhole = own[0]?.label === 'mapping';
    return {
      name: own[0]?.heading ?? '',
      document: isWhole ? whole.document : withRules(expected['rules'] as Json),
      row: isWhole ? whole.row : { ...whole.row, f_ean: null, ...(expected['row'] as Json | undefined) },
      expected,
    };
  });
}

function withRules({ mappings = {}, ...others }: Json): Json {
  const required = Object.entries((whole.document['mappings'] as { readonly product: Json }).product).filter(
    ([name]) => name !== 'ean',
  );
  return {
    ...whole.document,
    ...others,
    mappings: { product: { ...Object.fromEntries(required), ...(mappings as { readonly product?: Json }).product } },
  };
}
