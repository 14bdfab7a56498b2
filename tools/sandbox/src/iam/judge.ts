import { runSimulation } from '@cloud-copilot/iam-simulate';
import { localAccount } from '../local-host/template/local-account.ts';
import type { Grant } from './grants-of.ts';

/** Something that a role does: what a policy must allow. */
export type Deed = Grant;

/** Policies that resources have themselves, by ARN. A key decides by its own policy whether those of roles count at all. */
export type KeyPolicies = ReadonlyMap<string, unknown>;

/**
 * Whether AWS would let the role do it, given these grants and nothing else.
 *
 * Throws when the simulator does not understand the question, which is no answer.
 */
export const isAllowed = async (
  { role, action, resource }: Deed,
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
