import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's own folder. */
export const repository = join(import.meta.dirname, '../../../..');

/** A document of the repository. */
export interface MarkdownFile {
  /** From the repository's folder: `docs/operating.md`. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block. */
export interface CodeBlock {
  /** The first word after the backticks: `sh`, `json`. */
  readonly language: string;
  /** The rest of that line: `product`. */
  readonly label: string;
  readonly code: string;
  /** The heading above it. */
  readonly heading: string;
}

const excluded = /(^|\/)(node_modules|dist|coverage|cdk\.out|out-tsc|\.nx|test-output)\//;

/** Every document of the repository. */
export const markdownFiles = (): readonly MarkdownFile[] =>
  globSync(['*.md', '{docs,examples}/**/*.md', '{libs,apps,tools,infra}/**/*.md'], {
    cwd: repository,
    exclude: (path) => excluded.test(`${path}/`),
  })
    .sort()
    .map(readMarkdown);

/** @param path - from the repository's folder */
export const readMarkdown = (path: string): MarkdownFile => ({
  path,
  text: readFileSync(join(repository, path), 'utf8'),
});

/** Its fenced blocks, in order. */
export const codeBlocks = ({ text }: MarkdownFile): readonly CodeBlock[] => {
  const blocks: CodeBlock[] = [];
  let heading = '';
  let open: { readonly language: string; readonly label: string; readonly lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const fence = /^\s*```(\S*)\s*(.*)$/.exec(line);
    if (open && fence) {
      blocks.push({ language: open.language, label: open.label, code: open.lines.join('\n'), heading });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (fence) open = { language: fence[1] ?? '', label: fence[2]?.trim() ?? '', lines: [] };
    else heading = /^#+ (.+)$/.exec(line)?.[1] ?? heading;
  }
  return blocks;
};

/** The document without its fenced blocks: its prose. */
export const proseOf = ({ text }: MarkdownFile): string => text.replaceAll(/^\s*```[\s\S]*?^\s*```\s*$/gm, '');

/** Its headings' addresses, as GitHub makes them: `#one-clients-key`. */
export const anchorsOf = (file: MarkdownFile): ReadonlySet<string> => {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, heading = ''] of proseOf(file).matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = slugOf(heading);
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    anchors.add(before === 0 ? slug : `${slug}-${String(before)}`);
  }
  return anchors;
};

const slugOf = (heading: string): string =>
  heading
    .trim()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');

/** The targets of its links and pictures, web addresses included. */
export const linksOf = (file: MarkdownFile): readonly string[] =>
  [
    ...proseOf(file)
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g),
  ].map(([, target = '']) => target);
