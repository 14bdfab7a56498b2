import {
  resolverOf,
  type Template,
  type TemplateResource,
  type TemplateValue,
} from '@siesa-integration/sandbox/template';

/** One action of one role on one resource: the smallest unit that can be granted. */
export interface Grant {
  /** Name of the role. */
  readonly role: string;
  /** For example `dynamodb:GetItem`. */
  readonly action: string;
  /** ARN, wildcards included. */
  readonly resource: string;
}

/**
 * Every permission that a template grants to its roles.
 *
 * Throws on a statement that denies or has a condition, because this check does not know their meaning.
 */
export const grantedPermissions = (template: Template): Grant[] => {
  const { resolve, text } = resolverOf(template);
  const policies = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy');
  return policies.flatMap((policy) => {
    const roles = list(policy.Properties?.['Roles']).map(text);
    return statementsOf(policy).flatMap((statement) => {
      const { Effect, Action, Resource, ...others } = resolve(statement) as unknown as Statement;
      if (Effect !== 'Allow' || Object.keys(others).length > 0)
        throw new Error(`A statement is not a plain Allow of actions on resources: ${JSON.stringify(statement)}`);
      return roles.flatMap((role) =>
        [Action].flat().flatMap((action) => [Resource].flat().map((resource) => ({ role, action, resource }))),
      );
    });
  });
};

/** The policy of each key, by the key's ARN. */
export const keyPoliciesOf = (template: Template): ReadonlyMap<string, unknown> => {
  const { resolve, identityOf } = resolverOf(template);
  const keys = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::KMS::Key');
  return new Map(
    keys.map(([id, { Properties }]) => [
      identityOf(id).attributes['Arn'] ?? id,
      resolve(Properties?.['KeyPolicy'] ?? null),
    ]),
  );
};

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

const statementsOf = ({ Properties }: TemplateResource): readonly TemplateValue[] =>
  list((Properties?.['PolicyDocument'] as { readonly Statement?: TemplateValue } | undefined)?.Statement);

const list = (value: TemplateValue | undefined): readonly TemplateValue[] =>
  Array.isArray(value) ? (value as readonly TemplateValue[]) : [];
