import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { type AddressProblem, addressProblem } from '@siesa-integration/outgoing-http';
import { siesaDialect, siesaDialects } from '@siesa-integration/siesa-client';
import {
  clientIdProblem,
  defaultDialect,
  defaultTimezone,
  dialectFacts,
  dialectNames,
  scheduleProblem,
} from '@siesa-integration/workflow-contract';
import { clientMessages } from '../messages/commands/client-messages.ts';
import { explained, message, type PlainMessageCode, type Value } from '../messages/message.ts';
import { isZone } from '../schedules/is-zone.ts';
import { answerOfKey, newClientOf } from './destination-client.ts';

/** One thing to ask about a new client. */
export interface ClientQuestion {
  /** The key of its answer. */
  readonly key: string;
  readonly message: Value;
  /** `secret`: the answer must not be shown. */
  readonly kind: 'text' | 'secret' | 'choice';
  /** Of a secret: whether it may be seen while it is typed, as a user's name. @defaultValue false */
  readonly isShown?: boolean;
  readonly choices?: readonly { readonly value: string; readonly name: Value }[];
  readonly suggested?: string;
  /** What is wrong with an answer; `undefined` when it can be used. */
  readonly problem?: (answer: string) => Value | undefined;
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
    message: message('new/client_id'),
    kind: 'text',
    problem: (answer) =>
      taken.includes(answer)
        ? message('new/taken', { client: answer })
        : explainedProblem(clientIdProblem(answer), 'new/id-problem'),
  },
  { key: 'client_name', message: message('new/client_name'), kind: 'text', problem: emptyProblem },
  {
    key: 'product_type',
    message: message('new/product_type'),
    kind: 'choice',
    choices: [...destinationRegistry.keys()].map((value) => ({ value, name: value })),
  },
  {
    key: 'siesa_dialect',
    message: message('new/siesa_dialect'),
    kind: 'choice',
    choices: siesaDialects.map(({ name, title }) => ({ value: name, name: ofDialect(name, title) })).toReversed(), // the default of the setting comes last, because new clients seldom have it
  },
  { key: 'siesa_api_url', message: message('new/siesa_api_url'), kind: 'text', problem: urlProblem },
  ...(siesa === undefined ? [] : siesaQuestions(siesa)),
  ...(product === undefined ? [] : productDialectQuestion(product)),
  { key: 'product_api_url', message: message('new/product_api_url'), kind: 'text', problem: urlProblem },
  ...(product === undefined ? [] : productQuestions(product, dialect)),
  {
    key: 'sync_schedule',
    message: message('new/sync_schedule'),
    kind: 'text',
    suggested: 'rate(6 hours)',
    problem: (answer) => explainedProblem(scheduleProblem(answer), 'new/schedule-problem'),
  },
  {
    key: 'timezone',
    message: message('new/timezone'),
    kind: 'text',
    suggested: defaultTimezone,
    problem: zoneProblem,
  },
];

const siesaQuestions = (name: string): readonly ClientQuestion[] => {
  const { newClient, keys = [] } = siesaDialect(name) ?? {};
  return [
    ...(newClient?.questions ?? []).map(
      ({ setting, message: english, answer, suggested }): ClientQuestion => ({
        key: setting,
        message: ofDialect(setting, english),
        kind: 'text',
        problem: answer === 'wholeNumber' ? wholeNumberProblem : emptyProblem,
        ...(suggested !== undefined && { suggested }),
      }),
    ),
    ...keys.flatMap(({ names: [key], question }): readonly ClientQuestion[] =>
      question === undefined ? [] : [{ key, message: ofDialect(key, question), kind: 'secret', problem: emptyProblem }],
    ),
  ];
};

/** Asked where there is a choice. The default of the setting comes last, because new clients seldom have it; a script need not name it. */
const productDialectQuestion = (product: string): readonly ClientQuestion[] => {
  const names = dialectNames(product);
  const choices = names
    .map((value) => ({ value, name: ofDialect(value, newClientOf(product, value).title) }))
    .toReversed();
  return names.length === 1
    ? []
    : [
        {
          key: 'product_dialect',
          message: message('new/product_dialect'),
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
        message: ofDialect(answerOfKey(key), question),
        kind: 'secret',
        isShown,
        problem: emptyProblem,
      }),
    ),
    ...questions.map(
      ({ key, message: english, choices, suggested, problem }): ClientQuestion => ({
        key,
        kind: choices ? 'choice' : 'text',
        message: ofDialect(key, english),
        problem: problem ? (answer) => explainedProblem(problem(answer), 'new/answer-problem') : emptyProblem,
        ...(choices && {
          choices: choices.map(({ value, name }) => ({ value, name: ofDialect(`${key}-${value}`, name) })),
        }),
        ...(suggested !== undefined && { suggested }),
      }),
    ),
    ...(dialectFacts(product, dialect)?.sending === 'each' ? [paceQuestion] : []),
  ];
};

const paceQuestion: ClientQuestion = {
  key: 'product_requests_per_minute',
  message: message('new/product_requests_per_minute'),
  kind: 'text',
  suggested: '',
  problem: (answer) => (answer === '' ? undefined : wholeNumberProblem(answer)),
};

/** A text of a dialect: that of the catalogue, or its own English one for a dialect of which the catalogue knows nothing. */
export const ofDialect = (key: string, english: string): Value => {
  const code = `new/${key}`;
  return isDialectText(code) ? message(code) : english;
};

const isDialectText = (code: string): code is keyof typeof clientMessages & `new/${string}` & PlainMessageCode =>
  Object.hasOwn(clientMessages, code);

const emptyProblem = (answer: string): Value | undefined => (answer === '' ? message('new/empty') : undefined);

const wholeNumberProblem = (answer: string): Value | undefined =>
  /^[1-9]\d{0,9}$/.test(answer) ? undefined : message('new/whole-number');

const zoneProblem = (answer: string): Value | undefined =>
  isZone(answer) ? undefined : message('new/no-zone', { zone: answer });

/** A folder on this machine may use simulators on loopback. */
const urlProblem = (answer: string): Value | undefined => {
  const problem = addressProblem(answer, { allowLoopbackHttp: true });
  return problem && message(addressTexts[problem]);
};

const addressTexts: Readonly<Record<AddressProblem, PlainMessageCode>> = {
  'it is not an absolute address': 'new/address-relative',
  'it holds a user name or a password': 'new/address-user',
  'only https is allowed': 'new/address-http',
  'it names an IP address instead of a host': 'new/address-ip',
  'it names a host of an inner network': 'new/address-inner',
};

const explainedProblem = (english: string | undefined, meaning: PlainMessageCode): Value | undefined =>
  english === undefined ? undefined : explained(english, meaning);
