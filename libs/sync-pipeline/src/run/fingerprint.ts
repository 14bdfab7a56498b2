import { hash } from 'node:crypto';

/**
 * The same for the same JSON value, whatever the order of its keys.
 *
 * 128 bits of SHA-256: among 10^9 products the chance that two differ and look alike is 10^-21.
 *
 * @example
 * fingerprint({ a: 1, b: 2 }) === fingerprint({ b: 2, a: 1 }); // true
 */
export const fingerprint = (value: unknown): string => digest(stableJson(value));

/** @example digest('text').length; // 22, base64url */
export const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

/** In one call, which takes half the time of a hash that is fed and then read. */
export const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

const stableJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);

  const fields: Readonly<Record<string, unknown>> = { ...value };
  let text = '';
  for (const name of Object.keys(fields).sort()) {
    const held = fields[name];
    if (held !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${stableJson(held)}`;
  }
  return `{${text}}`;
};
