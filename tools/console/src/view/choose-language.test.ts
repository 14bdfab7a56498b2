import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

describe('chooseLanguage', () => {
  it.each([
    ['es-CO,es;q=0.9,en;q=0.8', 'es'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, en;q=0.3, es;q=0.4', 'es'],
    ['es;q=0, en;q=0.1', 'en'],
    ['fr', 'es'],
    ['', 'es'],
    [undefined, 'es'],
  ])('takes what the browser wants: %s', (accepted, expected) => {
    expect(chooseLanguage(undefined, accepted)).toBe(expected);
  });

  it('takes what was chosen by the switch before, unless there is no such language', () => {
    expect([chooseLanguage('en', 'es'), chooseLanguage('fr', 'es')]).toEqual(['en', 'es']);
  });
});
