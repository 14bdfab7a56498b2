import { describe, expect, it } from 'vitest';
import { askNewClient } from './client-new-command.ts';

describe('askNewClient', () => {
  it('refuses every answer that cannot be used', async () => {
    const refused: string[] = [];
    const answers = ['../x', '', 'http://10.0.0.1', 'abc', '0', 'https://wms.example', 'every day'];
    const answered = (problem: ((answer: string) => string | undefined) | undefined): Promise<string> => {
      const answer = answers.shift() ?? 'x';
      const found = problem?.(answer);
      if (found !== undefined) refused.push(found);
      return Promise.resolve(answer);
    };
    await askNewClient({
      text: ({ problem }) => answered(problem),
      secret: ({ problem }) =>
        Promise.resolve(problem?.('') ?? '').then((found) => {
          refused.push(found);
          return '';
        }),
      choice: (_, [first, second]) => Promise.resolve((second ?? first)?.value as never),
      yes: () => Promise.resolve(true),
    });

    expect(refused).toHaveLength(9);
    expect(refused[0]).toContain('is not a client id');
    expect(refused.at(-1)).toContain('rate(6 hours)');
  });
});
