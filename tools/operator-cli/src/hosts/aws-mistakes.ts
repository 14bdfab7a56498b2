import { OperatorMistake } from '../operator-mistake.ts';

/** What the SDK throws when the operator's own access is not as it must be, and what to do about it. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /^(CredentialsProviderError|TokenProviderError)$/,
    'No AWS credentials were found: sign in (`aws sso login`) or choose a profile with AWS_PROFILE.',
  ],
  [
    /^(ExpiredToken|ExpiredTokenException|UnrecognizedClientException|InvalidSignatureException|InvalidClientTokenId|IncompleteSignature)$/,
    'AWS refused these credentials: sign in again (`aws sso login`), or choose another profile with AWS_PROFILE.',
  ],
  [/^AccessDenied/, 'AWS does not let these credentials do this: ask for the operator role of this environment.'],
];

/** The operator's mistake behind an SDK's error, or the error as it is. */
export const asMistake = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof OperatorMistake) return error;
  if (error.message === 'Region is missing')
    return new OperatorMistake('No AWS region is set: set AWS_REGION, or a region in your profile.', { cause: error });
  const remedy = remedies.find(([name]) => name.test(error.name))?.[1];
  return remedy === undefined ? error : new OperatorMistake(remedy, { cause: error });
};
