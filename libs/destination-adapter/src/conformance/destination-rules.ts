import type { DestinationRule } from './harness.ts';
import { blameRules } from './rules/blame-rules.ts';
import { claimRules } from './rules/claim-rules.ts';
import { contractRules } from './rules/contract-rules.ts';
import { limitRules } from './rules/limit-rules.ts';
import { retryRules } from './rules/retry-rules.ts';
import { secrecyRules } from './rules/secrecy-rules.ts';
import { followUpRules, unknownRules } from './rules/unknown-rules.ts';
import { verdictRules } from './rules/verdict-rules.ts';

/** Every rule of the contract, by its part of the contract. */
export const destinationRules: Readonly<Record<string, readonly DestinationRule[]>> = {
  contract: contractRules,
  verdicts: verdictRules,
  'answers that are no verdict': claimRules,
  'failures of one record': blameRules,
  'unknown outcomes and order': unknownRules,
  'follow-ups': followUpRules,
  limits: limitRules,
  retry: retryRules,
  secrecy: secrecyRules,
};
