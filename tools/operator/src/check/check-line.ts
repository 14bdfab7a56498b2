import { errorInWords } from '../messages/errors/error-in-words.ts';
import { message, type Message, type MessageArguments, type MessageCode, type Value } from '../messages/message.ts';
import { OperatorMistake, ownCode } from '../operator-mistake.ts';

/** One finding of a check. */
export interface CheckLine {
  readonly what:
    | 'settings'
    | 'ends'
    | 'siesa'
    | 'full read'
    | 'paging'
    | 'clock'
    | 'changes'
    | 'rows'
    | 'stock'
    | 'mapping'
    | 'product'
    | 'load'
    | 'schedule';
  readonly ok: boolean;
  /** Nothing is wrong, and the operator must know it, because it changes what a sync does. */
  readonly note?: true;
  /** What was found; when it is wrong, also how to correct it. */
  readonly message: Value;
}

type What = CheckLine['what'];

/** What lines are about, for people. */
export const checkTitles = {
  settings: message('check/what-settings'),
  ends: message('check/what-ends'),
  siesa: message('check/what-siesa'),
  'full read': message('check/what-full-read'),
  paging: message('check/what-paging'),
  clock: message('check/what-clock'),
  changes: message('check/what-changes'),
  rows: message('check/what-rows'),
  stock: message('check/what-stock'),
  mapping: message('check/what-mapping'),
  product: message('check/what-product'),
  load: message('check/what-load'),
  schedule: message('check/what-schedule'),
} as const satisfies Readonly<Record<What, Message>>;

/** What is as it should be. */
export const good = <Code extends MessageCode>(what: What, code: Code, ...values: MessageArguments<Code>): CheckLine =>
  lineOf(what, true, message(code, ...values));

/** What is allowed and changes what a sync does. */
export const note = <Code extends MessageCode>(what: What, code: Code, ...values: MessageArguments<Code>): CheckLine =>
  noteOf(what, message(code, ...values));

/** What would lose or falsify something, and the one action that ends it. */
export const wrong = <Code extends MessageCode>(what: What, code: Code, ...values: MessageArguments<Code>): CheckLine =>
  lineOf(what, false, message(code, ...values));

/** A line whose text is a value already. */
export const lineOf = (what: What, ok: boolean, text: Value): CheckLine => ({ what, ok, message: text });

/** What is allowed, whose text is a value already. */
export const noteOf = (what: What, text: Value): CheckLine => ({ ...lineOf(what, true, text), note: true });

/** A line about an error. */
export const failedLine = (what: What, error: unknown): CheckLine => lineOf(what, false, errorValue(error));

/** An error as a value: its message, after what its code means where the language is not English. */
const errorValue = (error: unknown): Value => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof OperatorMistake) return (language) => errorInWords(error, language);
  return (language) => errorInWords({ code: ownCode(error), message: error.message }, language);
};

/** At most three of some ids, for a message. */
export const examples = (ids: readonly string[]): string =>
  `${ids
    .slice(0, 3)
    .map((id) => `'${id.length > 60 ? `${id.slice(0, 60)}…` : id}'`)
    .join(', ')}${ids.length > 3 ? ', …' : ''}`;
