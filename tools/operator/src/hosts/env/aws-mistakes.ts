import { OperatorMistake } from '../../operator-mistake.ts';

/** What the SDK throws when the operator's access to AWS is wrong, and how to correct it. */
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

/** Turns an SDK error that the operator can correct into an `OperatorMistake`; returns any other error unchanged. */
export const asMistake = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof OperatorMistake) return error;
  if (error.message === 'Region is missing')
    return new OperatorMistake('No AWS region is set: set AWS_REGION, or a region in your profile.', { cause: error });
  const remedy = remedies.find(([name]) => name.test(error.name))?.[1];
  return remedy === undefined ? error : new OperatorMistake(remedy, { cause: error });
};
