import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from './compile-field-mapping.ts';
import { MappingInvalid } from './mapping-invalid.ts';
import { documentWith } from './testing/documents.ts';

describe('MappingInvalid', () => {
  const thrown = (document: unknown): MappingInvalid => {
    try {
      compileFieldMapping(document, { documentName: 'field-mappings-kong.json' });
    } catch (error) {
      if (error instanceof MappingInvalid) return error;
    }
    throw new Error('nothing was thrown');
  };

  it('has the name that the state machine matches on, and no other enumerable properties', () => {
    const error = thrown({ product_type: 5 });

    expect(error).toMatchObject({ name: 'MappingInvalid', code: 'MAPPING_INVALID', kind: 'configuration' });
    expect(Object.keys(error).sort()).toEqual(['code', 'kind', 'name']);
    expect(error.issues).toHaveLength(2);
    expect(error.message).toBe(
      "The mapping document 'field-mappings-kong.json' has 2 problems. Correct it and try again.\n- product_type: expected text, found 5\n- mappings: expected this key, which is required, found nothing",
    );
  });

  it('shows the first ten problems and counts the others', () => {
    const error = thrown(
      documentWith(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`x${String(index)}`, {}]))),
    );

    expect(error.issues).toHaveLength(12);
    expect(error.message.split('\n')).toHaveLength(12);
    expect(error.message).toMatch(/- and 2 more$/);
    expect(new MappingInvalid([{ path: '', code: 'document/x', message: 'odd' }]).message).toBe(
      'The mapping document has 1 problem. Correct it and try again.\n- document: odd',
    );
  });
});
