import { runSimulation } from '@cloud-copilot/iam-simulate';
import { localAccount } from '@siesa-integration/sandbox/template';
import type { Grant } from './granted-permissions.ts';

/** Resource policies of keys, by ARN. A key's own policy decides whether the policies of roles apply. */
export type KeyPolicies = ReadonlyMap<string, unknown>;

/**
 * Whether AWS would allow the role this action with these grants only.
 *
 * Throws when the simulator does not understand the question.
 */
export const isAllowed = async (
  { role, action, resource }: Grant,
  grants: readonly Grant[],
  keyPolicies: KeyPolicies = new Map(),
): Promise<boolean> => {
  const Statement = grants
    .filter((grant) => grant.role === role)
    .map((grant) => ({ Effect: 'Allow', Action: grant.action, Resource: grant.resource }));
  if (Statement.length === 0) return false;

  const simulated = await runSimulation(
    {
      request: {
        action,
        principal: `arn:${localAccount.partition}:iam::${localAccount.accountId}:role/${role}`,
        resource: { resource, accountId: localAccount.accountId },
        contextVariables: {},
      },
      identityPolicies: [{ name: 'granted', policy: { Version: '2012-10-17', Statement } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(keyPolicies.has(resource) && { resourcePolicy: keyPolicies.get(resource) }),
    },
    {},
  );
  if (simulated.resultType === 'error')
    throw new Error(`${action} on ${resource}: ${JSON.stringify(simulated.errors)}`);
  return simulated.overallResult === 'Allowed';
};
