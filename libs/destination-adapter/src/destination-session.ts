import { safeParse, type BaseIssue } from 'valibot';
import type { DestinationConnection } from './destination-adapter.ts';
import { addressProblem, resolvePath, versioned } from './destination-addresses.ts';
import { ConfigurationInvalid } from './destination-errors.ts';
import type { DestinationPath, DestinationSecret, DestinationDefinition } from './destination-definition.ts';
import { redactor } from './redact.ts';

/** What one reading of the secret gives: where to call, with which headers, and what must never be said aloud. */
export interface DestinationSession<Secret extends DestinationSecret = DestinationSecret> {
  readonly secret: Secret;
  readonly headers: Readonly<Record<string, string>>;
  readonly url: (path: DestinationPath) => URL;
  /** Takes every credential out of a text. */
  readonly redact: (text: string) => string;
  /** Read after a refusal and not proven since. */
  readonly reread: boolean;
}

/** What a session needs to know of a product. */
export type SessionSpeech<Secret extends DestinationSecret> = Pick<
  DestinationDefinition<never, Secret>,
  'product' | 'title' | 'secret' | 'headers'
>;

/**
 * Reads the secret and checks that it may be used for this client's address, before any byte of it leaves.
 *
 * @throws {@link ConfigurationInvalid} when the secret lacks something, belongs to another host, or names an address that may not be called.
 */
export const openSession = async <Secret extends DestinationSecret>(
  definition: SessionSpeech<Secret>,
  connection: DestinationConnection,
  refresh = false,
): Promise<DestinationSession<Secret>> => {
  const { baseUrl, credentials } = connection;
  const problem = connection.addressProblem ?? addressProblem;
  refuse(problem(baseUrl), `The address ${baseUrl.origin} of ${definition.title}`);

  const secret = parseSecret(definition, credentials.secretName, await credentials.read({ refresh }));
  checkOrigin(secret, baseUrl, credentials.secretName);
  const services = serviceAddresses(secret, credentials.secretName);
  for (const [name, url] of services)
    refuse(problem(url), `'service_endpoints.${name}' in '${credentials.secretName}'`);

  const base = versioned(baseUrl);
  return {
    secret,
    headers: definition.headers(secret),
    url: (path) => resolvePath(path, base, services),
    redact: redactor(secret),
    reread: refresh,
  };
};

const refuse = (problem: string | undefined, subject: string): void => {
  if (problem) throw new ConfigurationInvalid(`${subject} may not be called: ${problem}.`);
};

const parseSecret = <Secret extends DestinationSecret>(
  definition: SessionSpeech<Secret>,
  name: string,
  document: unknown,
): Secret => {
  const parsed = safeParse(definition.secret, document);
  if (!parsed.success) {
    throw new ConfigurationInvalid(
      `The secret '${name}' is not one for ${definition.title}: ${parsed.issues.map(secretProblem).join('; ')}.`,
    );
  }
  const owner = parsed.output.product_type;
  if (owner !== undefined && owner !== definition.product) {
    throw new ConfigurationInvalid(
      `The secret '${name}' is for another product than ${definition.title}: correct its 'product_type' or the client's secret name.`,
    );
  }
  return parsed.output;
};

// Without valibot's own message: it quotes what was found, which may be the credential.
const secretProblem = (issue: BaseIssue<unknown>): string => {
  const path = issue.path?.map((item) => String(item.key)).join('.');
  if (path === undefined) return 'it should be a JSON object';
  if (issue.received === 'undefined') return `'${path}' is missing`;
  if (issue.kind === 'schema' && issue.expected) return `'${path}' should be ${issue.expected}`;
  return issue.type === 'non_empty' ? `'${path}' is empty` : `'${path}' is not a valid ${issue.type}`;
};

const checkOrigin = (secret: DestinationSecret, baseUrl: URL, name: string): void => {
  const own = URL.parse(secret.api_url);
  if (own?.origin === baseUrl.origin) return;
  throw new ConfigurationInvalid(
    `The secret '${name}' is for another host than the client's address ${baseUrl.origin}: its 'api_url' must have the same scheme, host and port.`,
  );
};

const serviceAddresses = (secret: DestinationSecret, name: string): ReadonlyMap<string, URL> => {
  const services = new Map<string, URL>();
  for (const [service, address] of Object.entries(secret.service_endpoints ?? {})) {
    if (address === undefined) continue;
    const url = URL.parse(address);
    if (!url) throw new ConfigurationInvalid(`'service_endpoints.${service}' in '${name}' is not an address.`);
    services.set(service, url);
  }
  return services;
};
