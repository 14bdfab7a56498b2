export { type AddressRules, addressProblem } from './guard/address-problem.ts';
export { AddressRefused, BodyTooLarge, GuardError, RedirectRefused } from './guard/guard-errors.ts';
export { createGuardedFetch, type GuardedFetchOptions } from './guard/guarded-fetch.ts';
