import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { dialectNames } from '@siesa-integration/workflow-contract';
import type { ApplyStep, Host } from '../hosts/host.ts';
import { message, placeIn, type Value } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { newClientOf } from './destination-client.ts';
import { answerProblem } from './given-answers.ts';
import { newClientDocuments, type WriteNewClientOptions } from './new-client-files.ts';
import { type ClientQuestion, nextQuestion, type NewClientAnswers, ofDialect } from './new-client-questions.ts';

/** A product in one of its dialects, as a new client can have it. */
export interface NewClientDestination {
  readonly product_type: string;
  readonly product_dialect: string;
  readonly name: Value;
}

/** Every destination of new clients; of a product's dialects, the one that new clients usually have comes first. */
export const newClientDestinations = (): readonly NewClientDestination[] =>
  [...destinationRegistry.keys()].flatMap((product_type) =>
    dialectNames(product_type)
      .toReversed()
      .map((product_dialect) => ({
        product_type,
        product_dialect,
        name: ofDialect(product_dialect, newClientOf(product_type, product_dialect).title),
      })),
  );

/** Answers about a new client, and what is wrong with them. */
export interface CheckedAnswers {
  /** Every question that this client is asked, in their order. */
  readonly questions: readonly ClientQuestion[];
  /** By the keys of their questions; an answer that is absent counts as empty. */
  readonly answers: NewClientAnswers;
  readonly problems: ReadonlyMap<string, Value>;
}

/**
 * Checks all answers at once, for a form. Answers to questions that this client is not asked are left out.
 *
 * @param taken - ids that other clients have
 */
export const checkAnswers = (given: NewClientAnswers, taken: readonly string[]): CheckedAnswers => {
  const questions: ClientQuestion[] = [];
  const problems = new Map<string, Value>();
  let answers: NewClientAnswers = {};
  for (let question = nextQuestion(answers, taken); question; question = nextQuestion(answers, taken)) {
    const answer = given[question.key] ?? '';
    const problem = answerProblem(question, answer);
    if (problem !== undefined) problems.set(question.key, problem);
    questions.push(question);
    answers = { ...answers, [question.key]: answer };
  }
  return { questions, answers, problems };
};

/**
 * The steps that add a client to a host: its secrets, its mapping document unless there is one, its settings. Writes nothing.
 *
 * @param answers - to all questions of `nextQuestion`
 *
 * @throws OperatorMistake when the host has this client: nothing is overwritten.
 */
export const planNewClient = async (
  { stores, clientWriter, place }: Host,
  answers: NewClientAnswers,
  { at, exampleMapping }: WriteNewClientOptions,
): Promise<readonly ApplyStep[]> => {
  const { settings, secrets, mappingKey } = newClientDocuments(answers, at);
  if ((await stores.clients.find(settings.client_id)) !== undefined)
    throw new OperatorMistake(message('mistake/client-there', { client: settings.client_id, place: placeIn(place) }));
  const hasMapping = (await stores.mappings.get(mappingKey)) !== undefined;
  return [
    ...secrets.map(({ name, document }) => clientWriter.putSecret(name, `${JSON.stringify(document, undefined, 2)}\n`)),
    ...clientWriter.apply({
      settings,
      ...(!hasMapping && { mapping: { key: mappingKey, text: await exampleMapping(mappingKey) } }),
    }),
  ];
};
