import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { addressProblem } from '@siesa-integration/outgoing-http';
import { siesaDialect, siesaDialects } from '@siesa-integration/siesa-client';
import { clientIdProblem, defaultTimezone, scheduleProblem } from '@siesa-integration/workflow-contract';

import { isZone } from '../schedules/is-zone.ts';

/** One thing to ask about a new client. */
export interface ClientQuestion {
  /** The key of its answer. */
  readonly key: string;
  readonly message: string;
  /** `secret`: the answer must not be shown. */
  readonly kind: 'text' | 'secret' | 'choice';
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
  questionsFor(answers['siesa_dialect'], taken).find(({ key }) => !(key in answers));

/** Every question that some new client is asked, each once. */
export const everyQuestion = (): readonly ClientQuestion[] => {
  const all = siesaDialects.flatMap(({ name }) => questionsFor(name, []));
  return [...new Map(all.map((question) => [question.key, question])).values()];
};

/** In the order in which an operator learns the answers. */
const questionsFor = (dialect: string | undefined, taken: readonly string[]): readonly ClientQuestion[] => [
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
  ...(dialect === undefined ? [] : dialectQuestions(dialect)),
  { key: 'product_api_url', message: "Address of the product's API:", kind: 'text', problem: urlProblem },
  { key: 'product_api_key', message: "Key of the product's API:", kind: 'secret', problem: emptyProblem },
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

const dialectQuestions = (name: string): readonly ClientQuestion[] => {
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

const emptyProblem = (answer: string): string | undefined => (answer === '' ? 'It cannot be empty.' : undefined);

const wholeNumberProblem = (answer: string): string | undefined =>
  /^[1-9]\d{0,9}$/.test(answer) ? undefined : 'It must be a whole number.';

const zoneProblem = (answer: string): string | undefined =>
  isZone(answer) ? undefined : `There is no time zone '${answer}': write its IANA name, such as America/Bogota.`;

/** A folder on this machine may use simulators on loopback. */
const urlProblem = (answer: string): string | undefined => addressProblem(answer, { allowLoopbackHttp: true });
