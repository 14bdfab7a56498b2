import { isRecord, jsonMistake } from '@siesa-integration/canonical-model';
import { OperatorMistake } from '../operator-mistake.ts';
import { message, type Value } from '../messages/message.ts';
import { suggestion } from '../suggestion.ts';
import { type ClientQuestion, everyQuestion, nextQuestion, type NewClientAnswers } from './new-client-questions.ts';

/** An answer that was given before the question was asked. */
export interface GivenAnswer {
  readonly value: string;
  /** How messages name it: `--client-id`, or a key of the secrets. */
  readonly label: string;
}

export interface CompleteAnswersOptions {
  /** By the keys of their questions. */
  readonly given: ReadonlyMap<string, GivenAnswer>;
  /** Ids that other clients have. */
  readonly taken: readonly string[];
  /** Asks for what was not given. */
  readonly ask: (question: ClientQuestion) => Promise<string>;
}

/**
 * All answers about a new client: those that were given, and the others by asking.
 *
 * @throws {@link OperatorMistake} when a given one cannot be used, or belongs to no question about this client.
 */
export const completeAnswers = async ({ given, taken, ask }: CompleteAnswersOptions): Promise<NewClientAnswers> => {
  let answers: NewClientAnswers = {};
  for (let question = nextQuestion(answers, taken); question; question = nextQuestion(answers, taken)) {
    const answer = given.get(question.key);
    answers = { ...answers, [question.key]: answer ? checked(question, answer) : await ask(question) };
  }
  const unused = [...given].filter(([key]) => !(key in answers)).map(([, { label }]) => label);
  if (unused.length > 0)
    throw new OperatorMistake(message('mistake/answer-unused', { names: unused }), {
      code: 'WRONG_USAGE',
    });
  return answers;
};

/** What is wrong with an answer; `undefined` when it can be used. */
export const answerProblem = ({ choices, problem }: ClientQuestion, value: string): Value | undefined =>
  choices
    ? choiceProblem(
        value,
        choices.map((choice) => choice.value),
      )
    : problem?.(value);

const checked = (question: ClientQuestion, { value, label }: GivenAnswer): string => {
  const { kind } = question;
  const wrong = answerProblem(question, value);
  if (wrong === undefined) return value;
  const answer = kind === 'secret' ? label : `${label} '${value}'`;
  throw new OperatorMistake(message('mistake/answer', { answer, problem: wrong }), { code: 'WRONG_USAGE' });
};

const choiceProblem = (value: string, known: readonly string[]): Value | undefined =>
  known.includes(value) ? undefined : suggestion(value, known);

/**
 * Reads a JSON object of keys. Messages quote nothing of it.
 *
 * @throws {@link OperatorMistake}
 */
export const parseSecretDocument = (text: string): Readonly<Record<string, unknown>> => {
  const mistake = jsonMistake(text);
  const document: unknown = mistake === undefined ? JSON.parse(text) : undefined;
  if (isRecord(document)) return document;
  throw new OperatorMistake(
    message('mistake/secrets-not-json', {
      mistake: mistake === undefined ? '' : ` (${mistake})`,
      example: '{"api_key": "…"}',
    }),
    {
      code: 'NOT_JSON',
    },
  );
};

/**
 * Reads keys from the JSON text of a file of secrets: `{"api_key": "…", "product_api_key": "…"}`. Messages name keys, never values.
 *
 * @throws {@link OperatorMistake}
 */
export const parseSecrets = (text: string): ReadonlyMap<string, GivenAnswer> => {
  const known = everyQuestion().flatMap(({ key, kind }) => (kind === 'secret' ? [key] : []));
  return new Map(
    Object.entries(parseSecretDocument(text)).map(([key, value]) => {
      if (!known.includes(key))
        throw new OperatorMistake(message('mistake/no-such-secret', { key, suggestion: suggestion(key, known) }), {
          code: 'WRONG_USAGE',
        });
      if (typeof value !== 'string')
        throw new OperatorMistake(message('mistake/secret-no-text', { key }), { code: 'WRONG_USAGE' });
      return [key, { value, label: `the secret '${key}'` }];
    }),
  );
};
