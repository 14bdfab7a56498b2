import { errorCatalogue, startMessage } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown.ts';

/** The cells of each row of the first table under a heading, without its header. */
const tableUnder = (path: string, heading: string): readonly (readonly string[])[] => {
  const section = readMarkdown(path).text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.split('|').map((cell) => cell.trim()));
};

const quoted = (cell = ''): readonly string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);

describe('the reference', () => {
  it('has every field of the start message', () => {
    const fields = tableUnder('docs/reference/messages.md', 'Start').flatMap(([, field]) => quoted(field));

    expect([...fields].sort()).toEqual(Object.keys(startMessage.entries).sort());
  });

  it('has every error that reaches the machine, with its kind', () => {
    const errors = tableUnder('docs/reference/errors.md', 'The catalogue').flatMap(([, names, kind]) =>
      quoted(names).map((name) => `${name}: ${kind ?? ''}`),
    );
    const expected = errorCatalogue
      .filter(({ route }) => route !== 'internal')
      .map(({ name, kind }) => `${name}: ${kind}`);

    expect([...errors].sort()).toEqual(expected.sort());
  });
});
