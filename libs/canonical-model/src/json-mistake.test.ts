import { describe, expect, it } from 'vitest';
import { jsonMistake } from './json-mistake.ts';

describe('jsonMistake', () => {
  it.each([
    ['a key without a colon', '{"client_id": "a",\n "enabled" true}', 'line 2, column 12'],
    ['a comma too many', '{"a": 1,}', 'line 1, column 9'],
    ['a word without quotes', '{"a": my-secret}', 'line 1, column 7'],
    ['an end that is missing', '{"a": [1, 2]', 'line 1, column 13'],
    ['text behind the end', '{"a": 1}\n\nx', 'line 3, column 1'],
    ['nothing', ' \n', 'it is empty'],
  ])('finds %s', (_what, text, place) => {
    expect(jsonMistake(text)).toBe(place);
  });

  it('finds none in JSON', () => {
    expect(jsonMistake('{"a": [1, null]}')).toBeUndefined();
  });
});
