import { describe, expect, it } from 'vitest';
import { parseJson } from './read-json-file.ts';

describe('parseJson', () => {
  it.each([
    ['a value without quotes', '{"a": kong}', 'line 1, column 7'],
    ['a comma after the last member', '{\n  "a": 1,\n}', 'line 3, column 1'],
    ['a missing comma', '{"a": 1\n "b": 2}', 'line 2, column 2'],
    ['a missing end', '{"a": [1, 2', 'line 1, column 12'],
    ['a text without its end', '{"a": "b\n}', 'line 1, column 9'],
    ['a name without quotes', '{\n  a: 1}', 'line 2, column 3'],
    ['a comment', '{} // settings', 'line 1, column 4'],
    ['a word that is none', '{"a": trve}', 'line 1, column 9'],
    ['text of other tools', 'client_id = a', 'line 1, column 1'],
  ])('names the place of %s', (_what, text, place) => {
    expect(() => parseJson('x.json', text)).toThrow(
      `The file 'x.json' is not JSON (${place}). Correct it, and start again.`,
    );
  });

  it('names the place of a mistake in a large file at once', () => {
    const text = `[${'{"f_codigo": "PROD000001"},\n'.repeat(50_000)}]`;

    expect(() => parseJson('x.json', text)).toThrow('(line 50001, column 1)');
  });

  it('names an empty file as empty', () => {
    expect(() => parseJson('x.json', ' \n')).toThrow("The file 'x.json' is not JSON (it is empty).");
  });
});
