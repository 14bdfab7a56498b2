import { Stack, Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';

/** Accepts one finding of cdk-nag on a construct, with a reason. `accepted-findings.test.ts` lists all of them. */
export const acknowledge = (scope: IConstruct, id: string, reason: string): void => {
  Validations.of(scope).acknowledge({ id, reason });
};

/**
 * Accepts a wildcard in one resource ARN of a role, and no other wildcard of that role.
 *
 * @param resource - the ARN as it was granted, with its tokens
 */
export const acknowledgeWildcard = ({ grantPrincipal }: IGrantable, resource: string, reason: string): void => {
  if (!Construct.isConstruct(grantPrincipal)) return;
  acknowledge(grantPrincipal, `AwsSolutions-IAM5[Resource::${asFinding(grantPrincipal, resource)}]`, reason);
};

/** An ARN as cdk-nag writes it: `<LogicalId.Arn>/runs/*`. */
const asFinding = (scope: Construct, arn: string): string => spell(Stack.of(scope).resolve(arn) as Resolved);

type Resolved =
  | string
  | { readonly 'Fn::Join': readonly [string, readonly Resolved[]] }
  | { readonly 'Fn::GetAtt': readonly [string, string] }
  | { readonly Ref: string };

const spell = (value: Resolved): string => {
  if (typeof value === 'string') return value;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(spell).join(value['Fn::Join'][0]);
  return `<${'Ref' in value ? value.Ref : value['Fn::GetAtt'].join('.')}>`;
};
