import { randomBytes, scrypt as scryptOf, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const scrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(scryptOf);

/** 128 MiB and about a fifth of a second a try (OWASP's parameters for scrypt). */
export const passwordCost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 } as const satisfies ScryptOptions;
const keyLength = 32;

/**
 * A line of a password file.
 *
 * @param cost - less in tests alone, because every check of the password must have the same. @defaultValue `passwordCost`
 *
 * @example
 * await passwordLine('ana', 'a long password'); // 'ana:scrypt:Zm9v…:YmFy…'
 */
export const passwordLine = async (
  name: string,
  password: string,
  cost: ScryptOptions = passwordCost,
): Promise<string> => {
  const salt = randomBytes(16);
  const key = await scrypt(password.normalize('NFKC'), salt, keyLength, cost);
  return [name, 'scrypt', salt.toString('base64url'), key.toString('base64url')].join(':');
};

/** Somebody who may sign in. */
export interface KnownPassword {
  readonly name: string;
  readonly salt: Buffer;
  readonly key: Buffer;
}

const line = /^([\w.@-]{1,64}):scrypt:([\w-]{22}):([\w-]{43})$/;

/** The lines of a password file; `undefined` when one of them cannot be read. */
export const parsePasswords = (text: string): readonly KnownPassword[] | undefined => {
  const lines = text.split('\n').filter((each) => each.trim() !== '');
  const known = lines.flatMap((each) => {
    const [, name, salt = '', key = ''] = line.exec(each.trim()) ?? [];
    return name === undefined
      ? []
      : [{ name, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }];
  });
  return known.length === lines.length && known.length > 0 ? known : undefined;
};

/** Whether it is the password of this name. An unknown name takes as long as a known one. */
export const isPassword = async (
  known: readonly KnownPassword[],
  { name, password }: { readonly name: string; readonly password: string },
  cost: ScryptOptions,
): Promise<boolean> => {
  const found = known.find((each) => each.name === name);
  const { salt, key } = found ?? { salt: randomBytes(16), key: randomBytes(keyLength) };
  const given = await scrypt(password.normalize('NFKC'), salt, keyLength, cost);
  return timingSafeEqual(given, key) && found !== undefined;
};
