const runbook = 'https://github.com/siesa-integration/siesa-integration/blob/main/docs/runbook.md';

/** The address of one article of the runbook, by its heading. */
export const runbookArticle = (heading: string): string => `${runbook}#${heading}`;
