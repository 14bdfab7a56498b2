import { describe, expect, it } from 'vitest';
import { jsonMistake } from './json-mistake.ts';

describe('jsonMistake', () => {
  it.each([
    ['a key without a colon', '{"client_id": "a",\n "enabled" true}', 'line 2, column 12'],
    ['a comma too many', '{"a": 1,}', 'line 1, column 9'],
    ['a word without quotes', '{"a": my-secret}', 'line 1, column 7'],
    ['an end that is missing', '{"a": [1, 2]', 'line 1, column 13'],
    ['text behind the end', '{"a": 1}\n\nx', 'line 3, column 1'],
    ['a comma after the last member', '{\n  "a": 1,\n}', 'line 3, column 1'],
    ['a missing comma', '{"a": 1\n "b": 2}', 'line 2, column 2'],
    ['a text without its end', '{"a": "b\n}', 'line 1, column 9'],
    ['a name without quotes', '{\n  a: 1}', 'line 2, column 3'],
    ['a comment', '{} // settings', 'line 1, column 4'],
    ['a misspelt word', '{"a": trve}', 'line 1, column 9'],
    ['text of other tools', 'client_id = a', 'line 1, column 1'],
    ['nothing', ' \n', 'it is empty'],
  ])('finds %s', (_what, text, place) => {
    expect(jsonMistake(text)).toBe(place);
  });

  it('finds a mistake in a large text at once', () => {
    const text = `[${'{"f_codigo": "PROD000001"},\n'.repeat(50_000)}]`;

    expect(jsonMistake(text)).toBe('line 50001, column 1');
  });

  it('finds none in JSON', () => {
    expect(jsonMistake('{"a": [1, null]}')).toBeUndefined();
  });
});
