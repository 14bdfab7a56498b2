/** What a caller sends to the stand-ins, in the form of AWS's temporary credentials. */
export interface LocalCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/**
 * Puts the caller's role into the access key's id, and the token of this run into the session token: every SDK sends both.
 *
 * Each function of the emulated host has its own id, so that a stand-in can distinguish callers without any code in a bundle.
 */
export const credentialsOf = (role: string, token: string): LocalCredentials => ({
  accessKeyId: `LOCAL${Buffer.from(role).toString('base64url')}`,
  secretAccessKey: 'local',
  sessionToken: token,
});

/** The role in an `Authorization` header (Signature Version 4), `undefined` when the emulated host did not issue the key. */
export const roleOf = (authorization: string | undefined): string | undefined => {
  const [, encoded] = /Credential=LOCAL([\w-]+)\//.exec(authorization ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64url').toString();
};
