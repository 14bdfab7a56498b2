import type { Grant } from './granted-permissions.ts';
import { isAllowed, type KeyPolicies } from './is-allowed.ts';
import type { UnexercisedGrant } from './unexercised-grants.ts';

/** Of what was asked, what these grants do not allow. */
export const deniedOf = async (
  asked: readonly Grant[],
  by: readonly Grant[],
  keyPolicies: KeyPolicies,
): Promise<Grant[]> => {
  const answers = await Promise.all(asked.map((permission) => isAllowed(permission, by, keyPolicies)));
  return asked.filter((_, index) => answers[index] !== true);
};

export const isReasonFor = (unexercised: UnexercisedGrant, { role, action, resource }: Grant): boolean =>
  unexercised.role.test(role) && unexercised.action.test(action) && (unexercised.resource?.test(resource) ?? true);

export interface ComparedGrants {
  readonly grants: readonly Grant[];
  readonly used: readonly Grant[];
  readonly unexercised: readonly UnexercisedGrant[];
  readonly keyPolicies: KeyPolicies;
}

/** Grants without a reason that could be taken away: without each, everything that was used stays allowed. */
export const unusedGrants = async ({ grants, used, unexercised, keyPolicies }: ComparedGrants): Promise<Grant[]> => {
  const unused: Grant[] = [];
  for (const grant of grants.filter((each) => !unexercised.some((reason) => isReasonFor(reason, each)))) {
    const affected = used.filter(({ role, action }) => role === grant.role && action === grant.action);
    const others = grants.filter((each) => each !== grant);
    if ((await deniedOf(affected, others, keyPolicies)).length === 0) unused.push(grant);
  }
  return unused;
};
