import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';

describe('printable', () => {
  it.each([
    ['an escape sequence', 'a\u001b[2J', 'a\\u001b[2J'],
    ['a bell', '\u0007', '\\u0007'],
    ['NUL, delete and backspace', '\0\u007f\b', '\\u0000\\u007f\\u0008'],
    ['CSI of C1', '\u009b31m', '\\u009b31m'],
    ['OSC of C1', '\u009d0;title\u009c', '\\u009d0;title\\u009c'],
    ['a bidi override', 'a\u202egnp.exe', 'a\\u202egnp.exe'],
    ['a bidi isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['an Arabic letter mark', '\u061c', '\\u061c'],
    ['characters without width', 'a\u200bb\u200d\u2060\ufeff', 'a\\u200bb\\u200d\\u2060\\ufeff'],
    ['a soft hyphen', 'a\u00adb', 'a\\u00adb'],
    ['separators of lines and paragraphs', '\u2028\u2029', '\\u2028\\u2029'],
    ['a tag character', '\u{e0041}', '\\udb40\\udc41'],
    ['half of a pair', '\ud800', '\\ud800'],
    ['a carriage return', 'ok\rFAIL', 'ok\\u000dFAIL'],
    ['a line feed', 'a\nb', 'a\\u000ab'],
  ])('escapes %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves what people read as it is', () => {
    const text = 'Niño, 5 % – “café” 中文 עברית 👍🏽 ❤️ ½ €';

    expect(printable(text)).toBe(text);
  });

  it('leaves line feeds and tabs of a text of several lines, and nothing else', () => {
    expect(printable('a\n\tb\r\n\u001b[0m', { lines: true })).toBe('a\n\tb\\u000d\n\\u001b[0m');
  });
});
