import { ConfigurationInvalid } from '../errors/shared-errors.ts';

/**
 * The address may not be called, so nothing was sent to it.
 *
 * @param problem - what is wrong with the address, in the words of `addressProblem`
 */
export const addressRefused = (host: string, problem: string): ConfigurationInvalid =>
  new ConfigurationInvalid(`The address of '${host}' is refused: ${problem}. Put a public https address there.`, {
    code: 'ADDRESS_REFUSED',
  });

/** The host answered with a redirect. Following it would send the client's key to another address. */
export const redirectRefused = (host: string, status: number): ConfigurationInvalid =>
  new ConfigurationInvalid(
    `'${host}' answered with a redirect (${String(status)}), which is never followed because it would send the key to another address. Put the final address in the client's settings.`,
    { code: 'REDIRECT_REFUSED' },
  );

/** The host answered 101 to a call that asked for no other protocol, so what follows on the connection is not HTTP. */
export const upgradeRefused = (host: string): ConfigurationInvalid =>
  new ConfigurationInvalid(
    `'${host}' answered 101 (another protocol) to a call that did not ask for one. Put the address of its API in the client's settings, or ask the host's owner.`,
    { code: 'UPGRADE_REFUSED' },
  );
