export { count, duration } from '../format-number.ts';
export { localTime } from '../format-time.ts';
export { errorInWords, type KnownError } from './errors/error-in-words.ts';
export { heldInWords } from './held-in-words.ts';
export { foundIn, recordMessageIn, sentenceIn, stepIn } from './libraries/read-sentence.ts';
export { type Language, languageOf, languages } from './language.ts';
export {
  decimal,
  explained,
  type Message,
  type MessageArguments,
  type MessageCode,
  message,
  placeIn,
  type PlainMessageCode,
  recordMessage,
  textIn,
  together,
  type Value,
  valueIn,
} from './message.ts';
export { type FindingKind, findingKinds } from '../verify/finding-kinds.ts';
export { omitUndefined } from '../omit-undefined.ts';
export { OperatorMistake, ownCode, type OperatorMistakeOptions } from '../operator-mistake.ts';
