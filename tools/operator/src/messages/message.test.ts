import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { languageOf, languages, type Text, type Texts } from './language.ts';
import { inLanguage, message, textIn } from './message.ts';

const texts: Texts = catalogue;

describe('the catalogue', () => {
  const namesIn = (text: Text): readonly (readonly string[])[] =>
    (typeof text === 'string' ? [text] : [text.one, text.other]).map((form) =>
      [...new Set([...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort(),
    );

  it.each(Object.entries(texts))('has %s in every language, with the same values', (_, text) => {
    const names = languages.flatMap((language) => namesIn(text[language]));

    expect(Object.keys(text).sort()).toEqual([...languages].sort());
    expect(new Set(names.map((each) => each.join()))).toHaveLength(1);
    for (const language of languages) expect(JSON.stringify(text[language])).not.toMatch(/^""|[{][^}]*$/);
  });
});

describe('inLanguage', () => {
  it('chooses the form by the count, and writes numbers as the language does', () => {
    const tried = (count: number) => message('explain/tried', { count, since: 'ayer' });

    expect(inLanguage(tried(1), 'en')).toBe('Tried 1 time since ayer; the next incremental sync tries again.');
    expect(inLanguage(tried(1_500), 'en')).toMatch(/^Tried 1,500 times/);
    expect(inLanguage(tried(1_500), 'es')).toMatch(/^Intentado 1\.500 veces/);
  });

  it('leaves braces in a value as they are', () => {
    expect(textIn('en')('explain/of', { product: '{client}', client: 'a' })).toBe('{client} of a');
  });
});

describe('languageOf', () => {
  it.each([
    [{ LANG: 'es_CO.UTF-8' }, 'es'],
    [{ LANG: 'es' }, 'es'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'est_EE' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: 'en_US', LANG: 'es_CO' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'es_ES', LANG: 'en_US' }, 'es'],
  ])('of %j is %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });
});
