import type { RunError } from './judge-run.ts';

/** Errors that stages throw under these names, with messages that are made to be read by people. Every other message stays in the log. */
const codes: Readonly<Record<string, string>> = {
  InvalidInput: 'INVALID_INPUT',
  ClientNotFound: 'CLIENT_NOT_FOUND',
  ClientDisabled: 'CLIENT_DISABLED',
  ConfigurationInvalid: 'CONFIGURATION_INVALID',
  MappingInvalid: 'MAPPING_INVALID',
  SecretMissing: 'SECRET_MISSING',
  SiesaAuthenticationFailed: 'SIESA_AUTHENTICATION',
  ProductAuthenticationFailed: 'PRODUCT_AUTHENTICATION',
  SiesaContractBroken: 'SIESA_CONTRACT',
  ProductContractBroken: 'PRODUCT_CONTRACT',
  SyncAlreadyRunning: 'SYNC_ALREADY_RUNNING',
  LeaseLost: 'LEASE_LOST',
  SyncTimedOut: 'SYNC_TIMED_OUT',
  SiesaUnavailable: 'SIESA_UNAVAILABLE',
  ProductUnavailable: 'PRODUCT_UNAVAILABLE',
  RateLimited: 'RATE_LIMITED',
  CountMismatch: 'COUNT_MISMATCH',
};

const longestMessage = 2000;

/**
 * What a state caught (`{Error, Cause}`), as something that may be shown: a raw cause never is.
 *
 * @example
 * shownError({ Error: 'Sandbox.Timedout', Cause: '…' }).code; // 'UNEXPECTED'
 */
export const shownError = ({
  Error: name = 'Unknown',
  Cause: cause = '',
}: {
  readonly Error?: string;
  readonly Cause?: string;
}): RunError => {
  const code = codes[name];
  if (code !== undefined)
    return {
      name,
      code,
      message: messageIn(cause).slice(0, longestMessage) || `${name}, without a message. See the log of the run.`,
    };

  const shown = /^[\w.$:-]{1,100}$/.test(name) ? name : 'Unknown';
  return {
    name: shown,
    code: 'UNEXPECTED',
    message: `The run ended on an unexpected error (${shown}). See the log of the execution's last state; the next sync starts from the same cursor.`,
  };
};

/** Lambda's cause is JSON: `{"errorType", "errorMessage", "trace"}`. */
const messageIn = (cause: string): string => {
  try {
    const parsed: unknown = JSON.parse(cause);
    const message =
      typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed ? parsed.errorMessage : undefined;
    return typeof message === 'string' ? message : '';
  } catch {
    return cause.startsWith('{') ? '' : cause;
  }
};
