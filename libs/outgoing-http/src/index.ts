export { isRecord } from './is-record.ts';
export { type ReadBody, readBody, type ReadBodyOptions } from './body/read-body.ts';
export {
  createRedactor,
  guardedValues,
  createProbe,
  harmlessSecretFields,
  type Redactor,
} from './text/create-redactor.ts';
export { hiddenCharacter } from './text/hidden-character.ts';
export { redactDeep } from './text/redact-deep.ts';
export { printable, type PrintableOptions } from './text/printable.ts';
export { fullJitterMs, type JitterOptions } from './calls/full-jitter.ts';
export { createKeyRing, type KeyRing, type KeyRingOptions } from './calls/key-ring.ts';
export { linkedAbort, type LinkedAbort } from './calls/linked-abort.ts';
export { requestIdOf } from './calls/request-id.ts';
export { retryAfterMs } from './calls/retry-after.ts';
export { sleepFor } from './calls/sleep-for.ts';
export {
  IntegrationError,
  type IntegrationErrorKind,
  type IntegrationErrorOptions,
} from './errors/integration-error.ts';
export { BodyTooLarge, type CodedErrorOptions, ConfigurationInvalid, RateLimited } from './errors/shared-errors.ts';
export { type AddressProblem, type AddressRules, addressProblem } from './guard/address-problem.ts';
export { connectionRefusal } from './guard/connection-refusal.ts';
export { createGuardedFetch, type GuardedFetchOptions } from './guard/guarded-fetch.ts';
