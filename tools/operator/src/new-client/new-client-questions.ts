import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { addressProblem } from '@siesa-integration/outgoing-http';
import { siesaDialect, siesaDialects } from '@siesa-integration/siesa-client';
import {
  clientIdProblem,
  defaultDialect,
  defaultTimezone,
  dialectFacts,
  dialectNames,
  scheduleProblem,
} from '@siesa-integration/workflow-contract';
import { isZone } from '../schedules/is-zone.ts';
import { answerOfKey, newClientOf } from './destination-client.ts';

/** One thing to ask about a new client. */
export interface ClientQuestion {
  /** The key of its answer. */
  readonly key: string;
  readonly message: string;
  /** `secret`: the answer must not be shown. */
  readonly kind: 'text' | 'secret' | 'choice';
  /** Of a secret: whether it may be seen while it is typed, as a user's name. @defaultValue false */
  readonly isShown?: boolean;
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
  readonly suggested?: string;
  /** What is wrong with an answer; `undefined` when it can be used. */
  readonly problem?: (answer: string) => string | undefined;
}

/** Answers by the keys of their questions. */
export type NewClientAnswers = Readonly<Record<string, string>>;

/**
 * The next question about a new client; `undefined` when all are answered. Some questions depend on earlier answers, so ask one at a time.
 *
 * @param taken - ids that other clients have
 *
 * @example
 * for (let question = nextQuestion(answers); question; question = nextQuestion(answers))
 *   answers = { ...answers, [question.key]: await ask(question) };
 */
export const nextQuestion = (answers: NewClientAnswers, taken: readonly string[] = []): ClientQuestion | undefined =>
  questionsFor(answers, taken).find(({ key }) => !(key in answers));

/** Every question that some new client is asked, each once. */
export const everyQuestion = (): readonly ClientQuestion[] => {
  const all = [...destinationRegistry.keys()].flatMap((product) =>
    dialectNames(product).flatMap((dialect) =>
      siesaDialects.flatMap(({ name }) =>
        questionsFor({ product_type: product, product_dialect: dialect, siesa_dialect: name }, []),
      ),
    ),
  );
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, ...(first.choices && { choices: everyChoice([first, ...others]) }) }] : [],
  );
};

/** The same question may have other choices for another product. */
const everyChoice = (questions: readonly ClientQuestion[]): ClientQuestion['choices'] & {} => [
  ...new Map(questions.flatMap(({ choices = [] }) => choices).map((choice) => [choice.value, choice])).values(),
];

/** In the order in which an operator learns the answers. */
const questionsFor = (
  { product_type: product, siesa_dialect: siesa, product_dialect: dialect }: NewClientAnswers,
  taken: readonly string[],
): readonly ClientQuestion[] => [
  {
    key: 'client_id',
    message: 'Id of the client (a-z, 0-9, -):',
    kind: 'text',
    problem: (answer) =>
      taken.includes(answer) ? `There is a client '${answer}' already: choose another id.` : clientIdProblem(answer),
  },
  { key: 'client_name', message: 'Name of the company:', kind: 'text', problem: emptyProblem },
  {
    key: 'product_type',
    message: 'Its product:',
    kind: 'choice',
    choices: [...destinationRegistry.keys()].map((value) => ({ value, name: value })),
  },
  {
    key: 'siesa_dialect',
    message: 'Its Siesa answers as:',
    kind: 'choice',
    choices: siesaDialects.map(({ name, title }) => ({ value: name, name: title })).toReversed(), // the default of the setting comes last, because new clients seldom have it
  },
  { key: 'siesa_api_url', message: "Address of Siesa's API:", kind: 'text', problem: urlProblem },
  ...(siesa === undefined ? [] : siesaQuestions(siesa)),
  ...(product === undefined ? [] : productDialectQuestion(product)),
  { key: 'product_api_url', message: "Address of the product's API:", kind: 'text', problem: urlProblem },
  ...(product === undefined ? [] : productQuestions(product, dialect)),
  {
    key: 'sync_schedule',
    message: 'Schedule, rate(…) or cron(…):',
    kind: 'text',
    suggested: 'rate(6 hours)',
    problem: scheduleProblem,
  },
  {
    key: 'timezone',
    message: "Time zone of the schedule and of Siesa's times:",
    kind: 'text',
    suggested: defaultTimezone,
    problem: zoneProblem,
  },
];

const siesaQuestions = (name: string): readonly ClientQuestion[] => {
  const { newClient, keys = [] } = siesaDialect(name) ?? {};
  return [
    ...(newClient?.questions ?? []).map(
      ({ setting, message, answer, suggested }): ClientQuestion => ({
        key: setting,
        message,
        kind: 'text',
        problem: answer === 'wholeNumber' ? wholeNumberProblem : emptyProblem,
        ...(suggested !== undefined && { suggested }),
      }),
    ),
    ...keys.flatMap(({ names: [key], question }): readonly ClientQuestion[] =>
      question === undefined ? [] : [{ key, message: question, kind: 'secret', problem: emptyProblem }],
    ),
  ];
};

/** Asked where there is a choice. The default of the setting comes last, because new clients seldom have it; a script need not name it. */
const productDialectQuestion = (product: string): readonly ClientQuestion[] => {
  const names = dialectNames(product);
  const choices = names.map((value) => ({ value, name: newClientOf(product, value).title })).toReversed();
  return names.length === 1
    ? []
    : [
        {
          key: 'product_dialect',
          message: 'The product answers as:',
          kind: 'choice',
          choices,
          suggested: defaultDialect,
        },
      ];
};

const productQuestions = (product: string, dialect = defaultDialect): readonly ClientQuestion[] => {
  const { questions, keys } = newClientOf(product, dialect);
  return [
    ...keys.map(
      ({ key, question, isShown = false }): ClientQuestion => ({
        key: answerOfKey(key),
        message: question,
        kind: 'secret',
        isShown,
        problem: emptyProblem,
      }),
    ),
    ...questions.map(
      (question): ClientQuestion => ({
        kind: question.choices ? 'choice' : 'text',
        problem: emptyProblem,
        ...question,
      }),
    ),
    ...(dialectFacts(product, dialect)?.sending === 'each' ? [paceQuestion] : []),
  ];
};

const paceQuestion: ClientQuestion = {
  key: 'product_requests_per_minute',
  message: 'Calls a minute that it allows, or nothing where it has no limit:',
  kind: 'text',
  suggested: '',
  problem: (answer) => (answer === '' ? undefined : wholeNumberProblem(answer)),
};

const emptyProblem = (answer: string): string | undefined => (answer === '' ? 'It cannot be empty.' : undefined);

const wholeNumberProblem = (answer: string): string | undefined =>
  /^[1-9]\d{0,9}$/.test(answer) ? undefined : 'It must be a whole number.';

const zoneProblem = (answer: string): string | undefined =>
  isZone(answer) ? undefined : `There is no time zone '${answer}': write its IANA name, such as America/Bogota.`;

/** A folder on this machine may use simulators on loopback. */
const urlProblem = (answer: string): string | undefined => addressProblem(answer, { allowLoopbackHttp: true });
