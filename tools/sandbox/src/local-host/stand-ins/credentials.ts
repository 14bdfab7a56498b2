/**
 * Who calls, in the one place where every SDK puts it: the access key's id.
 *
 * Each function of the local host has an id of its own, so that a stand-in can tell them apart without a line of code in a bundle.
 */
export const credentialsOf = (role: string): { readonly accessKeyId: string; readonly secretAccessKey: string } => ({
  accessKeyId: `LOCAL${Buffer.from(role).toString('base64url')}`,
  secretAccessKey: 'local',
});

/** The role in an `Authorization` header (Signature Version 4), `undefined` when it was none of ours. */
export const roleOf = (authorization: string | undefined): string | undefined => {
  const [, encoded] = /Credential=LOCAL([\w-]+)\//.exec(authorization ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64url').toString();
};
