import * as v from 'valibot';

/** What a channel's secret has to be, or a value in it. */
const expectedOfSecret = v.picklist(['smtp', 'smtp-text', 'chat', 'chat-url', 'webhook', 'signing-secret']);

export type ExpectedOfSecret = v.InferOutput<typeof expectedOfSecret>;

/** What an operator corrects: a setting of `alerts.json`, or the address that a secret holds. */
const toCorrect = v.union([v.object({ setting: v.string() }), v.object({ addressIn: v.string() })]);

export type ToCorrect = v.InferOutput<typeof toCorrect>;

/** Of a mail server. */
const mailProblem = v.picklist(['keys', 'no-keys', 'tls', 'envelope', 'no-address', 'unreachable', 'timeout', 'other']);

export type MailProblem = v.InferOutput<typeof mailProblem>;

const deliveryProblem = v.variant('code', [
  /** Without `correct` it is tried again. */
  v.object({
    code: v.literal('answered'),
    host: v.string(),
    status: v.number(),
    answer: v.string(),
    correct: v.optional(toCorrect),
  }),
  v.object({ code: v.literal('late'), host: v.string(), seconds: v.number() }),
  v.object({ code: v.literal('unreachable'), host: v.string(), reason: v.string(), correct: toCorrect }),
  v.object({ code: v.literal('mail'), server: v.string(), why: mailProblem, reason: v.string() }),
  v.object({ code: v.literal('mail-late'), server: v.string(), seconds: v.number() }),
  /** Others got it. */
  v.object({ code: v.literal('mail-recipients'), server: v.string(), recipients: v.string() }),
  v.object({
    code: v.literal('secret'),
    file: v.string(),
    missing: v.boolean(),
    wrong: v.array(v.object({ key: v.optional(v.string()), expected: expectedOfSecret })),
  }),
  /** In words that are not ours. */
  v.object({ code: v.literal('other'), reason: v.string() }),
]);

/** Why a channel did not deliver an alert, as data: it is written in the language of its reader. */
export type DeliveryProblem = v.InferOutput<typeof deliveryProblem>;

/** A problem as it was stored. Older versions stored a sentence. */
export const storedProblem = (text: string): DeliveryProblem => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), deliveryProblem), text);
  return read.success ? read.output : { code: 'other', reason: text };
};

/** Names of what comes from outside: from settings, from a receiver, from the system. */
const foreign: ReadonlySet<string> = new Set([
  'addressIn',
  'answer',
  'file',
  'host',
  'reason',
  'recipients',
  'server',
  'setting',
]);

/** A problem whose foreign texts are changed, each by itself. */
export const mapForeignTexts = (problem: DeliveryProblem, change: (text: string) => string): DeliveryProblem =>
  v.parse(
    deliveryProblem,
    JSON.parse(JSON.stringify(problem), (name, value: unknown) =>
      foreign.has(name) && typeof value === 'string' ? change(value) : value,
    ),
  );
