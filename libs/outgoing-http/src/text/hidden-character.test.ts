import { describe, expect, it } from 'vitest';
import { hiddenCharacter } from './hidden-character.ts';

describe('hiddenCharacter', () => {
  it.each([
    ['key\u200b', 'U+200B'],
    ['\ufeffkey', 'U+FEFF'],
    ['k\u00a0ey', 'U+00A0'],
    ['k\u00adey', 'U+00AD'],
    ['key\n', 'U+000A'],
    ['\tkey', 'U+0009'],
    ['key ', 'U+0020'],
    [' key', 'U+0020'],
    ['k\u0000ey', 'U+0000'],
    ['k\u202eey', 'U+202E'],
    ['k\u3000ey', 'U+3000'],
    ['k\u{e0041}ey', 'U+E0041'],
  ])('finds the one in %j: %s', (key, character) => {
    expect(hiddenCharacter(key)).toBe(character);
  });

  it.each(['', 'key', 'a pass phrase', 'ñandú-€', 'k/+=%'])('finds none in %j', (key) => {
    expect(hiddenCharacter(key)).toBeUndefined();
  });
});
