import { createRedactor, guardedValues, harmlessSecretFields, hiddenCharacter } from '@siesa-integration/outgoing-http';
import { safeParse, type BaseIssue, type GenericSchema } from 'valibot';
import type { DestinationConnection } from '../definition/destination-adapter.ts';
import type {
  DestinationDefinition,
  DestinationPath,
  DestinationSecret,
  SecretDocument,
} from '../definition/destination-definition.ts';
import { configurationInvalid } from '../definition/destination-errors.ts';
import { addressProblem, resolvePath, versioned, withoutSlash } from './destination-addresses.ts';

/** The result of one reading of the secret: where to call, with which headers, and which texts to redact. */
export interface DestinationSession<Secret extends SecretDocument = SecretDocument> extends OpenedSecret<Secret> {
  readonly headers: Readonly<Record<string, string>>;
}

/** A secret that may be used for its client's address: where to call, and which texts to redact. */
export interface OpenedSecret<Secret extends SecretDocument = SecretDocument> {
  readonly secret: Secret;
  readonly url: (path: DestinationPath) => URL;
  /** Removes every credential from a text. */
  readonly redact: (text: string) => string;
}

/** The parts of a definition that a session needs. */
export type SessionDefinition<Secret extends DestinationSecret> = Pick<
  DestinationDefinition<never, Secret>,
  'name' | 'title' | 'secret' | 'headers'
>;

/** Reads the secret of a destination that takes a key. Throws what {@link openSecret} throws. */
export const openSession = async <Secret extends DestinationSecret>(
  definition: SessionDefinition<Secret>,
  connection: DestinationConnection,
  refresh = false,
): Promise<DestinationSession<Secret>> => {
  const opened = await openSecret(definition, connection, refresh);
  return { ...opened, headers: definition.headers(opened.secret) };
};

/** The parts of a definition that reading its secret needs. */
export interface SecretDefinition<Secret extends SecretDocument> {
  readonly name: string;
  readonly title: string;
  readonly secret: GenericSchema<unknown, Secret>;
  /** Whether `/v1` is a part of the address. @defaultValue true */
  readonly versioned?: boolean;
}

/**
 * Reads the secret and checks that it may be used for this client's address, before any byte of it is sent.
 *
 * @throws `ConfigurationInvalid` when the secret lacks something, belongs to another host, or contains an address that may not be called.
 */
export const openSecret = async <Secret extends SecretDocument>(
  definition: SecretDefinition<Secret>,
  connection: DestinationConnection,
  refresh = false,
): Promise<OpenedSecret<Secret>> => {
  const { baseUrl, credentials } = connection;
  const problem = connection.addressProblem ?? addressProblem;
  refuse(problem(baseUrl), `The address ${baseUrl.origin} of ${definition.title}`);

  const secret = parseSecret(definition, credentials.secretName, await credentials.read({ refresh }));
  checkOrigin(secret, baseUrl, credentials.secretName);
  const services = serviceAddresses(secret, credentials.secretName);
  for (const [name, url] of services)
    refuse(problem(url), `'service_endpoints.${name}' in '${credentials.secretName}'`);

  const base = definition.versioned === false ? withoutSlash(baseUrl) : versioned(baseUrl);
  return {
    secret,
    url: (path) => resolvePath(path, base, services),
    redact: createRedactor(guardedValues(secret, harmlessSecretFields)),
  };
};

const refuse = (problem: string | undefined, subject: string): void => {
  if (problem) throw configurationInvalid(`${subject} may not be called: ${problem}.`);
};

const parseSecret = <Secret extends SecretDocument>(
  definition: SecretDefinition<Secret>,
  secretName: string,
  document: unknown,
): Secret => {
  const parsed = safeParse(definition.secret, document);
  if (!parsed.success) {
    throw configurationInvalid(
      `The secret '${secretName}' does not fit ${definition.title}: ${parsed.issues.map(secretProblem).join('; ')}.`,
    );
  }
  const type = parsed.output.product_type;
  if (type !== undefined && type !== definition.name) {
    throw configurationInvalid(
      `The secret '${secretName}' is for another product than ${definition.title}: correct its 'product_type' or the client's secret name.`,
    );
  }
  for (const [name, value] of Object.entries(parsed.output)) {
    const character = typeof value === 'string' ? hiddenCharacter(value) : undefined;
    if (character !== undefined)
      throw configurationInvalid(
        `'${name}' in the secret '${secretName}' holds a character that cannot be seen (${character}), so it would be refused. Type it anew, or copy it without what surrounds it.`,
      );
  }
  return parsed.output;
};

// Without valibot's own message, because it quotes the value, which may be the credential.
const secretProblem = (issue: BaseIssue<unknown>): string => {
  const path = issue.path?.map((item) => String(item.key)).join('.');
  if (path === undefined) return 'it should be a JSON object';
  if (issue.received === 'undefined') return `'${path}' is missing`;
  if (issue.kind === 'schema' && issue.expected) return `'${path}' should be ${issue.expected}`;
  return issue.type === 'non_empty' ? `'${path}' is empty` : `'${path}' is not a valid ${issue.type}`;
};

const checkOrigin = (secret: SecretDocument, baseUrl: URL, name: string): void => {
  const own = URL.parse(secret.api_url);
  if (own?.origin === baseUrl.origin) return;
  throw configurationInvalid(
    `The secret '${name}' is for another host than the client's address ${baseUrl.origin}: its 'api_url' must have the same scheme, host and port.`,
  );
};

const serviceAddresses = (secret: SecretDocument, name: string): ReadonlyMap<string, URL> => {
  const services = new Map<string, URL>();
  for (const [service, address] of Object.entries(secret.service_endpoints ?? {})) {
    if (address === undefined) continue;
    const url = URL.parse(address);
    if (!url) throw configurationInvalid(`'service_endpoints.${service}' in '${name}' is not an address.`);
    services.set(service, url);
  }
  return services;
};
