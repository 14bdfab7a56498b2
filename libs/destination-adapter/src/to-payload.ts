import { accepted, refused, type CanonicalProduct, type Issue, type Result } from '@siesa-integration/canonical-model';
import { getDotPath, safeParse, type BaseIssue } from 'valibot';
import type { DestinationField, DestinationPayload } from './destination-adapter.ts';
import type { DestinationDefinition } from './destination-definition.ts';

type PayloadSpeech<Payload extends DestinationPayload> = Pick<DestinationDefinition<Payload>, 'product' | 'payload'>;

/** Rewrites a canonical product as the document this product stores, or says what it cannot take. */
export const toPayload = <Payload extends DestinationPayload>(
  definition: PayloadSpeech<Payload>,
  fields: readonly DestinationField[],
  product: CanonicalProduct,
): Result<Payload> => {
  const parsed = safeParse(definition.payload, renameFields(product, fields));
  if (parsed.success) return accepted(parsed.output);

  const [first, ...others] = parsed.issues.map((issue) => payloadIssue(issue, definition.product, fields));
  return refused(first ?? { path: '', code: `${definition.product}/payload` }, ...others);
};

/** Canonical fields under the product's names. An absent field stays absent: the product keeps what it has. `null` clears. */
export const renameFields = (product: CanonicalProduct, fields: readonly DestinationField[]): DestinationPayload => {
  const renamed: Record<string, DestinationPayload[string]> = {};
  for (const field of fields) {
    const value = product[field.canonical];
    if (value !== undefined) renamed[field.product] = value;
  }
  return renamed;
};

const payloadIssue = (issue: BaseIssue<unknown>, product: string, fields: readonly DestinationField[]): Issue => {
  const name = issue.path ? (getDotPath(issue) ?? 'payload') : 'payload';
  const canonical = fields.find((field) => field.product === name)?.canonical;
  return {
    path: canonical ?? name,
    code: `${product}/${name}`,
    expected: issue.message,
    received: (typeof issue.input === 'string' ? issue.input : issue.received).slice(0, 200),
  };
};
