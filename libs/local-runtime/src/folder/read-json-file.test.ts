import { describe, expect, it } from 'vitest';
import { parseJson } from './read-json-file.ts';

describe('parseJson', () => {
  it('reads JSON', () => {
    expect(parseJson('x.json', '{"a": [1]}')).toEqual({ a: [1] });
  });

  it.each([
    ['{\n  "a": 1,\n}', 'line 3, column 1'],
    [' \n', 'it is empty'],
  ])('names the file and the place of a mistake: %j', (text, place) => {
    expect(() => parseJson('x.json', text)).toThrow(
      `The file 'x.json' is not JSON (${place}). Correct it, and start again.`,
    );
  });
});
