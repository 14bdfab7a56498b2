import type { EachRule } from './each-harness.ts';
import { eachAnswerRules } from './rules/answer-rules.ts';
import { eachContractRules } from './rules/contract-rules.ts';
import { createRules } from './rules/create-rules.ts';
import { eachLimitRules } from './rules/limit-rules.ts';
import { loginRules } from './rules/login-rules.ts';
import { lookUpRules } from './rules/look-up-rules.ts';
import { eachRetryRules } from './rules/retry-rules.ts';
import { updateRules } from './rules/update-rules.ts';

/** Every rule of the contract of destinations that take one record a call, by its part of the contract. */
export const eachRules: Readonly<Record<string, readonly EachRule[]>> = {
  contract: eachContractRules,
  login: loginRules,
  'look-up': lookUpRules,
  'new records': createRules,
  'known records': updateRules,
  answers: eachAnswerRules,
  retry: eachRetryRules,
  'limits and pace': eachLimitRules,
};
