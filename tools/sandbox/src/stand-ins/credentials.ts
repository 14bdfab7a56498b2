/**
 * Puts the caller's role into the access key's id, which every SDK sends.
 *
 * Each function of the local host has its own id, so that a stand-in can distinguish callers without any code in a bundle.
 */
export const credentialsOf = (role: string): { readonly accessKeyId: string; readonly secretAccessKey: string } => ({
  accessKeyId: `LOCAL${Buffer.from(role).toString('base64url')}`,
  secretAccessKey: 'local',
});

/** The role in an `Authorization` header (Signature Version 4), `undefined` when the local host did not issue the key. */
export const roleOf = (authorization: string | undefined): string | undefined => {
  const [, encoded] = /Credential=LOCAL([\w-]+)\//.exec(authorization ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64url').toString();
};
