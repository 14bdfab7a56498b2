import { createRedactor, guardedValues, harmlessSecretFields, type Redactor } from '@siesa-integration/outgoing-http';

/** Knows the values of all secrets that this process has read, and removes them from texts. */
export interface SecretGuard {
  readonly guard: (secret: unknown) => void;
  readonly redact: Redactor;
}

/**
 * The last of several places where secrets are removed: source and destination remove their own client's from every answer. This one
 * covers what a function logs and throws, whatever text it comes from.
 *
 * @example
 * const guard = createSecretGuard();
 * guard.guard({ api_key: 'k-12345678' });
 * guard.redact('unknown key k-12345678'); // 'unknown key ***'
 */
export const createSecretGuard = (): SecretGuard => {
  const values = new Set<string>();
  let redactor: Redactor = (text) => text;
  return {
    guard: (secret) => {
      const known = values.size;
      for (const value of guardedValues(secret, harmlessSecretFields)) values.add(value);
      if (values.size > known) redactor = createRedactor([...values]);
    },
    redact: (text) => redactor(text),
  };
};
