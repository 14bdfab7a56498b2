export {
  completeAnswers,
  parseSecretDocument,
  parseSecrets,
  type CompleteAnswersOptions,
  type GivenAnswer,
} from './given-answers.ts';
export { clientIdsIn } from './client-folder.ts';
export { writeNewClient, type WriteNewClientOptions } from './new-client-files.ts';
export {
  everyQuestion,
  nextQuestion,
  type ClientQuestion,
  type NewClientAnswers,
} from './new-client-questions.ts';
export {
  checkAnswers,
  type CheckedAnswers,
  type NewClientDestination,
  newClientDestinations,
  planNewClient,
} from './plan-new-client.ts';
