import type { Template } from 'aws-cdk-lib/assertions';

/** One action that one role may perform on one resource. */
export interface Permission {
  /** The policy's logical id without its hash: `ExtractorRoleDefaultPolicy`. */
  readonly policy: string;
  readonly action: string;
  /** As one text: `<LedgerTable.Arn>/index/open-rejects-index`. */
  readonly resource: string;
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Policy {
  readonly Properties: { readonly PolicyDocument: { readonly Statement: readonly Statement[] } };
}

/** The permissions of all roles of a template: one for each action and resource. */
export const permissionsOf = (template: Template): Permission[] =>
  Object.entries(template.findResources('AWS::IAM::Policy') as Record<string, Policy>).flatMap(([id, { Properties }]) =>
    Properties.PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
      [Action]
        .flat()
        .flatMap((action) =>
          [Resource].flat().map((resource) => ({ policy: withoutHash(id), action, resource: spell(resource) })),
        ),
    ),
  );

/** A resolved value as one readable text. */
export const spell = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Fn::Join' in value) return (value['Fn::Join'] as [string, unknown[]])[1].map(spell).join('');
  if ('Fn::GetAtt' in value) return `<${(value['Fn::GetAtt'] as string[]).map(withoutHash).join('.')}>`;
  if ('Ref' in value) return `<${withoutHash(String(value.Ref))}>`;
  return JSON.stringify(value);
};

/** CDK ends each logical id with eight hexadecimal digits. */
const withoutHash = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

/** The permissions of one role as sorted `action resource`, without those that every function has. */
export const allowed = (template: Template, policy: string): string[] =>
  permissionsOf(template)
    .filter(
      (permission) => permission.policy === `${policy}RoleDefaultPolicy` && !/^(logs|xray):/.test(permission.action),
    )
    .map(({ action, resource }) => `${action} ${resource}`)
    .sort();
