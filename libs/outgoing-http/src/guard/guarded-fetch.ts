import { type AddressRules, addressProblem } from './address-problem.ts';
import { addressRefused, redirectRefused } from './refusals.ts';
import { guardedLookup, type ResolveAll } from './guarded-lookup.ts';
import { http, https, sendRequest } from './send-request.ts';
import { toResponse } from './to-response.ts';

/** What a guarded call may do. */
export interface GuardedFetchOptions extends AddressRules {
  /** Bytes of a body after inflation; reading stops there. @defaultValue 64 MiB */
  readonly maxBodyBytes?: number;
  /** Sockets to one host at once; further calls queue. @defaultValue 16 */
  readonly maxSockets?: number;
  /** Resolves names. @defaultValue `dns.lookup` */
  readonly resolve?: ResolveAll;
}

/** Milliseconds an unused connection is kept: less than the 5 s after which many servers close it, so none is reused while it closes. */
const idleMs = 4_000;

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * A `fetch` that only reaches public https hosts: checked as written and again, after DNS, when it connects. It follows no redirect,
 * caps bodies, offers TLS 1.3 (at least 1.2) and keeps its connections. Create one per process.
 *
 * @throws {@link ConfigurationInvalid} (`ADDRESS_REFUSED`) from the call, before a byte is sent, when the address or what it resolves to is
 * not public; (`REDIRECT_REFUSED`, `UPGRADE_REFUSED`) when the host answers with a redirect or with 101; (`CERTIFICATE_REFUSED`,
 * `OPEN_FILES_LIMIT`) when no retry can open the connection.
 * @throws {@link BodyTooLarge} while the body is read, when it passes the cap.
 * @throws `TypeError` (`fetch failed`, with its cause) when there is no answer, as the system's `fetch`.
 *
 * @example
 * const fetch = createGuardedFetch();
 * await fetch('http://169.254.169.254/latest/meta-data'); // throws ConfigurationInvalid
 */
export const createGuardedFetch = (options: GuardedFetchOptions = {}): typeof globalThis.fetch => {
  const connections = { keepAlive: true, maxSockets: options.maxSockets ?? 16, timeout: idleMs };
  const secure = new (https().Agent)({ ...connections, minVersion: 'TLSv1.2', lookup: guardedLookup(options.resolve) });
  const loopback = new (http().Agent)(connections);

  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const problem = addressProblem(address, options);
    if (problem !== undefined) throw addressRefused(URL.parse(address)?.hostname ?? '', problem);
    const request = new Request(input, init);
    const url = new URL(address);

    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const answer = await sendRequest(url, request, body, url.protocol === 'https:' ? secure : loopback);
    const { statusCode = 0 } = answer;
    if (redirects.has(statusCode)) {
      answer.destroy();
      throw redirectRefused(url.hostname, statusCode);
    }
    return toResponse(answer, {
      host: url.hostname,
      maxBytes: options.maxBodyBytes ?? 64 * 1024 * 1024,
      signal: request.signal,
      asked: [input, request],
    });
  };
};
