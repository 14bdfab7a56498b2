import { type ErrorRow, errorCatalogue, unexpectedCode } from './error-catalogue.ts';
import { noVerdictCode } from './names.ts';

const runbook = 'https://github.com/siesa-integration/siesa-integration/blob/main/docs/runbook.md';

/**
 * The address of one article of the runbook.
 *
 * @example
 * runbookArticle('SECRET_MISSING'); // 'https://github.com/…/docs/runbook.md#secret_missing'
 */
export const runbookArticle = (heading: string): string => `${runbook}#${heading.toLowerCase()}`;

/** An article of the runbook's section 'Error codes': its heading, and its text below the heading. */
export interface RunbookArticle {
  readonly code: string;
  readonly text: string;
}

/** The articles of the section 'Error codes' in the runbook's Markdown. */
export const runbookArticles = (markdown: string): readonly RunbookArticle[] => {
  const [, section = ''] = markdown.split(/^## Error codes$/m);
  return section
    .split(/^#### /m)
    .slice(1)
    .map((article) => {
      const [code = '', ...lines] = article.split('\n');
      return { code, text: lines.join('\n').trim() };
    });
};

/** How the article of a code must begin: the name, the kind, and what the state machine does. */
export const articleOpening = ({ name, kind, route, retried, endsAs }: ErrorRow): string => {
  const opening = `\`${name}\` · ${kind}`;
  if (route === 'internal') return opening;
  if (endsAs) return `${opening} · ends as ${endsAs}`;
  return `${opening} · ${retried ? 'retried' : 'not retried'}`;
};

/**
 * What is wrong with the runbook's articles about the service's errors, as sentences; none when each code has an article that begins as its row demands.
 * Articles about other codes (those of the command line) are not looked at.
 */
export const runbookProblems = (
  articles: readonly RunbookArticle[],
  catalogue: readonly ErrorRow[] = errorCatalogue,
): readonly string[] => {
  const textOf = new Map(articles.map(({ code, text }) => [code, text]));
  const missing = [noVerdictCode, unexpectedCode].filter((code) => !textOf.has(code));
  return [
    ...missing.map((code) => `${code} has no article.`),
    ...catalogue.flatMap((row) =>
      row.codes.flatMap((code) => {
        const text = textOf.get(code);
        const opening = articleOpening(row);
        if (text === undefined) return [`${code} has no article.`];
        return beginsWith(text, opening) ? [] : [`The article of ${code} must begin with: ${opening}`];
      }),
    ),
  ];
};

/** `· retried` must not be taken for the beginning of another word. */
const beginsWith = (text: string, opening: string): boolean =>
  text.startsWith(opening) && !/^[\w-]/.test(text.slice(opening.length));
