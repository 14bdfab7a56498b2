import { connectionRefusal } from '@siesa-integration/outgoing-http';
import { message, type PlainMessageCode } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** What the SDK throws when the operator's access to AWS is wrong, and how to correct it. */
const remedies: readonly (readonly [RegExp, PlainMessageCode])[] = [
  [/^(CredentialsProviderError|TokenProviderError)$/, 'mistake/no-credentials'],
  [
    /^(ExpiredToken|ExpiredTokenException|UnrecognizedClientException|InvalidSignatureException|InvalidClientTokenId|IncompleteSignature)$/,
    'mistake/credentials-refused',
  ],
  [/^AccessDenied/, 'mistake/access-denied'],
];

/**
 * Turns an error that the operator can correct into an `OperatorMistake`: access to AWS, this machine's limit of open files, a certificate that is not
 * trusted. Returns any other error unchanged.
 */
export const asMistake = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof OperatorMistake) return error;
  if (error.message === 'Region is missing') return new OperatorMistake(message('mistake/no-region'), { cause: error });
  const remedy = remedies.find(([name]) => name.test(error.name))?.[1];
  return remedy === undefined ? machineMistake(error) : new OperatorMistake(message(remedy), { cause: error });
};

/** Node.js reports what is wrong in `code`, of the error or of what it was made from. */
const machineMistake = (error: Error): Error => {
  const causes = causesOf(error);
  if (causes.some(({ code }) => code === 'EMFILE' || code === 'ENFILE'))
    return new OperatorMistake(message('mistake/open-files'), { code: 'OPEN_FILES_LIMIT', cause: error });
  for (const cause of causes) {
    const refusal = connectionRefusal(cause.hostname ?? cause.host ?? 'AWS', cause);
    if (refusal) return new OperatorMistake(refusal.message, { cause: refusal });
  }
  return error;
};

type NodeError = Error & { readonly code?: string; readonly hostname?: string; readonly host?: string };

const causesOf = (error: Error): readonly NodeError[] => {
  const found: NodeError[] = [];
  for (let cause: unknown = error; cause instanceof Error && found.length < 5; cause = cause.cause) found.push(cause);
  return found;
};
