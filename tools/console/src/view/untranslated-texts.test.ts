import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');

/** The text of the templates in a file, without what is put into them, without tags and without names of characters. */
const textsOf = (code: string): readonly string[] => {
  const found: string[] = [];
  for (const begin of code.matchAll(/\bhtml`/g)) {
    const text = templateAt(code, begin.index + 'html`'.length);
    if (/^ [\w-]+(="[^"]*")?$/.test(text)) continue; // an attribute
    const visible = text.replaceAll(/<[^>]*>|&\w+;|\uFFFC/g, ' ');
    const attributes = [
      ...text.matchAll(/(?:aria-label|title|placeholder|alt|content)="([^"\uFFFC]*[A-Za-z]{2}[^"]*)"/g),
    ].map(([, value = '']) => value);
    found.push(
      ...[visible, ...attributes].flatMap((each) => each.match(/\p{L}{2,}[^<\n]*/gu) ?? []).map((each) => each.trim()),
    );
  }
  return found;
};

/** A template from where it begins to its end; a value in it becomes one character. */
const templateAt = (code: string, from: number): string => {
  let text = '';
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '`') return text;
    if (code.startsWith('${', at)) {
      at = endOfValue(code, at + 2);
      text += '\uFFFC';
    } else text += code[at] ?? '';
  }
  return text;
};

const endOfValue = (code: string, from: number): number => {
  let depth = 1;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '`') {
      at += 1;
      while (at < code.length && code[at] !== '`')
        at = code.startsWith('${', at) ? endOfValue(code, at + 2) + 1 : at + 1;
    } else if (code[at] === '{') depth += 1;
    else if (code[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
};

describe('the pages of the console', () => {
  it('have no text of their own: each is in the catalogue, in both languages', () => {
    const texts = globSync('**/*.ts', { cwd: source })
      .filter((file) => !/\.test\.ts$|testing\//.test(file))
      .flatMap((file) => textsOf(readFileSync(join(source, file), 'utf8')).map((text) => `${file}: ${text}`));

    expect(texts.filter((text) => !/: (width=device-width|light dark|doctype html)/.test(text))).toEqual([]);
  });

  it('would be found to have one', () => {
    expect(textsOf('html`<p class="soft">${t(\'a\')} Not translated</p>`')).toEqual(['Not translated']);
    expect(textsOf('html`<a title="Open it">${html`<b>Inside</b>`}</a>`')).toEqual(['Open it', 'Inside']);
    expect(textsOf("html`<p>${t('console/name')}&nbsp;·</p>`")).toEqual([]);
  });
});
