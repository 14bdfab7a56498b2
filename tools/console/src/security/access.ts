import type { ScryptOptions } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { OperatorMistake } from '@siesa-integration/operator';
import { message } from '@siesa-integration/operator/messages';
import { isSame } from './form-token.ts';
import { isPassword, parsePasswords, passwordCost } from './passwords.ts';

/** Who may use the console. */
export type Access =
  /** Everybody on this machine: the console is bound to loopback. */
  | { readonly kind: 'open'; readonly who: string }
  | { readonly kind: 'sign-in'; readonly asksForName: boolean; readonly check: CheckSignIn };

/** The name of somebody whose password is right; `undefined` when it is wrong. */
export type CheckSignIn = (given: { readonly name: string; readonly secret: string }) => Promise<string | undefined>;

/** Everybody on this machine, under the name of this machine's user. */
export const openAccess = (): Access => ({ kind: 'open', who: userInfo().username });

/**
 * Those whose passwords are in a file: one `name:scrypt:salt:key` a line, as `siesa-sync console password` writes it.
 *
 * @param cost - with which its lines were written. @defaultValue `passwordCost`
 *
 * @throws OperatorMistake when the file cannot be used.
 */
export const passwordAccess = async (file: string, cost: ScryptOptions = passwordCost): Promise<Access> => {
  const known = parsePasswords(await secretText(file));
  if (!known) throw new OperatorMistake(message('mistake/no-password-file', { file }), { code: 'WRONG_USAGE' });
  return {
    kind: 'sign-in',
    asksForName: true,
    check: async ({ name, secret }) => ((await isPassword(known, { name, password: secret }, cost)) ? name : undefined),
  };
};

const shortestToken = 32;

/**
 * Those who have the token that a file holds.
 *
 * @throws OperatorMistake when the file cannot be used.
 */
export const tokenAccess = async (file: string): Promise<Access> => {
  const token = (await secretText(file)).trim();
  if (token.length < shortestToken)
    throw new OperatorMistake(message('mistake/token-too-short', { file, fewest: String(shortestToken) }), {
      code: 'WRONG_USAGE',
    });
  return {
    kind: 'sign-in',
    asksForName: false,
    check: ({ secret }) => Promise.resolve(isSame(secret, token) ? 'token' : undefined),
  };
};

/** A file that only its owner can read. */
const secretText = async (file: string): Promise<string> => {
  const found = await stat(file).catch((cause: unknown) => {
    throw new OperatorMistake(message('mistake/secret-file-unreadable', { file }), {
      code: 'WRONG_USAGE',
      cause,
    });
  });
  if ((found.mode & 0o077) !== 0)
    throw new OperatorMistake(message('mistake/secret-file-open-to-others', { file }), {
      code: 'WRONG_USAGE',
    });
  return readFile(file, 'utf8');
};
