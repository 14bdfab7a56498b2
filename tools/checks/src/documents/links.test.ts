import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf, markdownFiles, readMarkdown, repository, type MarkdownFile } from './markdown.ts';

const files = markdownFiles();

describe('links between documents', () => {
  it('are checked in all documents', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/runbook.md', 'docs/mapping-guide.md']),
    );
  });

  it.each(files)('$path: every link has a target', (file) => {
    expect(
      linksOf(file)
        .map((link) => problemOf(file, link))
        .filter(Boolean),
    ).toEqual([]);
  });

  it('are absent from CHANGELOG.md, because each package carries a copy of it', () => {
    expect(linksOf(readMarkdown('CHANGELOG.md')).filter((link) => !link.startsWith('https:'))).toEqual([]);
  });

  it('are reported when the file or the heading is missing, or the address is not https', () => {
    const file = {
      path: 'docs/x.md',
      text: '# Here\n[a](no-such.md) [b](#nowhere) [c](runbook.md#sync-failed) [d](http://example.com) [e](#here)',
    };

    expect(
      linksOf(file)
        .map((link) => problemOf(file, link))
        .filter(Boolean),
    ).toEqual([
      "there is no 'docs/no-such.md'",
      "'docs/x.md' has no heading '#nowhere'",
      "'http://example.com' is not https",
    ]);
  });
});

const problemOf = (from: MarkdownFile, link: string): string | undefined => {
  if (/^[a-z]+:/.test(link)) return /^(https|mailto):/.test(link) ? undefined : `'${link}' is not https`;

  const [target = '', anchor] = link.split('#');
  const path = target === '' ? from.path : normalize(join(dirname(from.path), decodeURI(target)));
  if (target !== '' && !existsSync(join(repository, path))) return `there is no '${path}'`;
  if (anchor === undefined) return undefined;

  const file =
    target === ''
      ? from
      : statSync(join(repository, path)).isFile() && path.endsWith('.md')
        ? readMarkdown(path)
        : undefined;
  return file && anchorsOf(file).has(anchor) ? undefined : `'${path}' has no heading '#${anchor}'`;
};
