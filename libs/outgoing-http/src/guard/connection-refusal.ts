import { ConfigurationInvalid } from '../errors/shared-errors.ts';

/**
 * The error for a connection that no retry can open, in words that name the next step; `undefined` for every other failure.
 */
export const connectionRefusal = (host: string, cause: Error & { readonly code?: string }): Error | undefined => {
  const code = cause.code ?? '';
  const problem = certificateProblems[code];
  if (problem)
    return new ConfigurationInvalid(
      `The certificate of '${host}' is refused, so nothing was sent: ${problem} (${code}).`,
      {
        code: 'CERTIFICATE_REFUSED',
        cause,
      },
    );
  if (code === 'EMFILE' || code === 'ENFILE')
    return new ConfigurationInvalid(
      `No connection to '${host}' can be opened, because this ${code === 'EMFILE' ? 'process' : 'machine'} has as many files open as it may (${code}). Raise the limit (\`ulimit -n 4096\`) or run fewer syncs at once, and start again.`,
      { code: 'OPEN_FILES_LIMIT', cause },
    );
  return undefined;
};

const renew = "ask the host's owner to install a current one";
const trust =
  "if the client has a certificate authority of its own, trust it as docs/security.md#a-clients-own-certificate-authority describes; else ask the host's owner";

/** OpenSSL's and Node's codes (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const certificateProblems: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: `it has expired; ${renew}`,
  CERT_NOT_YET_VALID: `it is not valid yet; see whether this machine's clock is right, else ${renew}`,
  CERT_REVOKED: `it was revoked; ${renew}`,
  CERT_REJECTED: `it is not for this purpose; ${renew}`,
  CERT_SIGNATURE_FAILURE: `its signature is wrong; ${renew}`,
  CERT_UNTRUSTED: `no authority that this machine trusts has signed it; ${trust}`,
  INVALID_CA: `it was signed by a certificate that may not sign others; ${renew}`,
  INVALID_PURPOSE: `it is not for servers; ${renew}`,
  CERT_CHAIN_TOO_LONG: `too many certificates lie between it and a trusted one; ${renew}`,
  PATH_LENGTH_EXCEEDED: `too many certificates lie between it and a trusted one; ${renew}`,
  ERR_TLS_CERT_ALTNAME_INVALID: `it is for another name; put the name for which it was issued into the client's address, or ${renew}`,
  HOSTNAME_MISMATCH: `it is for another name; put the name for which it was issued into the client's address, or ${renew}`,
  DEPTH_ZERO_SELF_SIGNED_CERT: `the host has signed it itself; ${trust}`,
  SELF_SIGNED_CERT_IN_CHAIN: `it leads to a certificate authority that this machine does not know; ${trust}`,
  UNABLE_TO_GET_ISSUER_CERT: `it leads to a certificate authority that this machine does not know; ${trust}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `it leads to a certificate authority that this machine does not know; ${trust}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `the host does not send the certificates that lead from it to a trusted one; ask the host's owner to send the whole chain; ${trust}`,
};
