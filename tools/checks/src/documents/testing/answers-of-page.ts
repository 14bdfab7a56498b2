import type { Prompter } from '@siesa-integration/operator-cli/testing';

/** The tables of a page with the columns 'Question' and 'Answer here', in order: question → answer. */
export const tablesOfAnswers = (text: string): Record<string, string>[] =>
  text
    .split(/^\| Question \| Answer here \|.*$/m)
    .slice(1)
    .map((table) =>
      Object.fromEntries(
        [...(table.split('\n\n')[0] ?? '').matchAll(/^\| ([^|]+) \| (?:`([^`]*)`|nothing) \|/gm)].map(
          ([, question = '', answer = '']) => [question, answer],
        ),
      ),
    );

/**
 * Answers with a page's answers. Fails on a question without an answer on the page, and on an answer that the command refuses.
 *
 * @param ports - the running simulator's port, by the port that the page writes
 */
export const prompterOf = (
  answers: Readonly<Record<string, string>>,
  ports: Readonly<Record<string, string>>,
): Prompter => {
  const answerTo = (message: string, problem?: (answer: string) => string | undefined): string => {
    const answer = answers[message.replace(/:$/, '')]?.replace(
      /:([45]01\d)/,
      (_, port: string) => `:${ports[port] ?? port}`,
    );
    if (answer === undefined) throw new Error(`The page has no answer to '${message}'.`);
    const refused = problem?.(answer);
    if (refused !== undefined) throw new Error(`'${answer}' to '${message}': ${refused}`);
    return answer;
  };
  return {
    text: ({ message, problem }) => Promise.resolve(answerTo(message, problem)),
    secret: ({ message, problem }) => Promise.resolve(answerTo(message, problem)),
    choice: (message, choices) => {
      const chosen = choices.find(({ value }) => value === answerTo(message));
      return chosen
        ? Promise.resolve(chosen.value)
        : Promise.reject(new Error(`There is no such choice for '${message}'.`));
    },
    yes: () => Promise.resolve(true),
  };
};
