import { accepted, refused, type CanonicalProduct, type Issue, type Result } from '@siesa-integration/canonical-model';
import { getDotPath, safeParse, type BaseIssue } from 'valibot';
import type { DestinationField, DestinationPayload } from './destination-adapter.ts';
import type { DestinationDefinition } from './destination-definition.ts';

/** Rewrites a canonical product as the document that the destination stores, or returns the issues that stop it. */
export const toPayload = <Payload extends DestinationPayload>(
  definition: Pick<DestinationDefinition<Payload>, 'name' | 'payload'>,
  fields: readonly DestinationField[],
  product: CanonicalProduct,
): Result<Payload> => {
  const parsed = safeParse(definition.payload, renameFields(product, fields));
  if (parsed.success) return accepted(parsed.output);

  const [first, ...others] = parsed.issues.map((issue) => payloadIssue(issue, definition.name, fields));
  return refused(first ?? { path: '', code: `${definition.name}/payload` }, ...others);
};

/** Canonical fields under the destination's names. An absent field stays absent: the destination keeps its value. `null` clears. */
const renameFields = (product: CanonicalProduct, fields: readonly DestinationField[]): DestinationPayload => {
  const renamed: Record<string, DestinationPayload[string]> = {};
  for (const { canonical, target } of fields) {
    const value = product[canonical];
    if (value !== undefined) renamed[target] = value;
  }
  return renamed;
};

const payloadIssue = (issue: BaseIssue<unknown>, destination: string, fields: readonly DestinationField[]): Issue => {
  const name = issue.path ? (getDotPath(issue) ?? 'payload') : 'payload';
  const canonical = fields.find(({ target }) => target === name)?.canonical;
  return {
    path: canonical ?? name,
    code: `${destination}/${name}`,
    expected: issue.message,
    received: (typeof issue.input === 'string' ? issue.input : issue.received).slice(0, 200),
  };
};
