import {
  accepted,
  buildPayload,
  type CanonicalProduct,
  customPrefix,
  isRecord,
  type Issue,
  type JsonValue,
  refused,
  type Result,
} from '@siesa-integration/canonical-model';
import { getDotPath, safeParse, type BaseIssue } from 'valibot';
import type { DestinationField, DestinationPayload } from './destination-adapter.ts';
import type { DestinationDefinition } from './destination-definition.ts';

/** The parts of a definition that a payload depends on. */
export interface PayloadDefinition<Payload extends DestinationPayload>
  extends Pick<DestinationDefinition<Payload>, 'payload' | 'customFields'> {
  /** The first half of every issue's code. */
  readonly name: string;
  /** Fields of every payload, unless the mapping document sends them. */
  readonly constants?: DestinationPayload;
}

/** Rewrites a canonical product as the document that the destination stores, or returns the issues that stop it. */
export const toPayload = <Payload extends DestinationPayload>(
  definition: PayloadDefinition<Payload>,
  fields: readonly DestinationField[],
  product: CanonicalProduct,
): Result<Payload> => {
  const mapped = withConstants(buildPayload(placesOf(product, fields)), definition.constants);
  const parsed = safeParse(definition.payload, withCustomFields(mapped, definition.customFields, fields, product));
  if (parsed.success) return accepted(parsed.output);

  const [first, ...others] = parsed.issues.map((issue) => payloadIssue(issue, definition.name, fields));
  return refused(first ?? { path: '', code: `${definition.name}/payload` }, ...others);
};

/** Canonical fields at the destination's places. An absent field stays absent: the destination keeps its value. `null` clears. */
function* placesOf(
  product: CanonicalProduct,
  fields: readonly DestinationField[],
): Generator<readonly [string, JsonValue]> {
  for (const { canonical, target } of fields) {
    const value = product[canonical];
    if (value !== undefined) yield [target, value];
  }
}

/** Adds the constants that the mapping document does not send, inside objects too. */
const withConstants = (mapped: DestinationPayload, constants: DestinationPayload = {}): DestinationPayload => {
  const whole: Record<string, JsonValue> = { ...constants, ...mapped };
  for (const [name, constant] of Object.entries(constants)) {
    const own = mapped[name];
    if (isRecord(constant) && isRecord(own)) whole[name] = { ...constant, ...own };
  }
  return whole;
};

/** Adds the custom fields that no rule of the mapping document places, under their own names. A rule's value wins. */
const withCustomFields = (
  mapped: DestinationPayload,
  into: string | undefined,
  fields: readonly DestinationField[],
  product: CanonicalProduct,
): DestinationPayload => {
  if (into === undefined) return mapped;
  const placed = new Set(fields.map(({ canonical }) => canonical));
  const custom = Object.entries(product).flatMap(([name, value]): readonly (readonly [string, JsonValue])[] =>
    name.startsWith(customPrefix) && !placed.has(name) ? [[name.slice(customPrefix.length), value]] : [],
  );
  if (custom.length === 0) return mapped;
  const own = mapped[into];
  return { ...mapped, [into]: Object.fromEntries([...custom, ...(isRecord(own) ? Object.entries(own) : [])]) };
};

const payloadIssue = (issue: BaseIssue<unknown>, destination: string, fields: readonly DestinationField[]): Issue => {
  const name = issue.path ? (getDotPath(issue) ?? 'payload') : 'payload';
  const canonical = fields.find(({ target }) => target === name)?.canonical;
  return {
    path: canonical ?? name,
    code: `${destination}/${name}`,
    expected: isAbsent(issue) ? 'a value' : issue.message,
    received: (typeof issue.input === 'string' ? issue.input : issue.received).slice(0, 200),
  };
};

/** Whether the issue is a key that is not there: its message is that of the whole document. */
const isAbsent = ({ kind, input, expected }: BaseIssue<unknown>): boolean =>
  kind === 'schema' && input === undefined && expected?.startsWith('"') === true;
