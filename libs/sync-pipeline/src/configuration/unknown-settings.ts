import { isRecord, meantName } from '@siesa-integration/canonical-model';
import { parseSiesaSettings, siesaDialects } from '@siesa-integration/siesa-client';
import * as v from 'valibot';
import { clientFields } from './client-configuration.ts';
import { fromDynamoDbJson } from './from-dynamodb-json.ts';

/** A name in a client's settings that nothing reads. */
export interface UnknownSetting {
  readonly name: string;
  /** The setting that was probably meant. */
  readonly meant?: string;
  /** The dialects that read it, where the client's own does not. */
  readonly dialects?: readonly string[];
}

/**
 * The names in a client's settings that nothing reads, such as `siesa_pagesize`. Found by reading the settings, so there is no list that could
 * fall behind.
 *
 * @param document - as plain JSON or in DynamoDB's JSON; names that the service writes are unknown here too
 *
 * @example
 * unknownSettings({ client_id: 'cliente-a', siesa_pagesize: 50 }); // [{ name: 'siesa_pagesize', meant: 'siesa_page_size' }]
 */
export const unknownSettings = (document: unknown): readonly UnknownSetting[] => {
  const plain = fromDynamoDbJson(document);
  if (!isRecord(plain)) return [];
  const read = namesRead(plain);
  const byDialect = siesaDialects.map(({ name }) => ({ name, read: namesRead({ ...plain, siesa_dialect: name }) }));
  const known = [...read].filter((name) => !(name in plain));
  return Object.keys(plain)
    .filter((name) => !read.has(name))
    .map((name) => {
      const dialects = byDialect.filter((dialect) => dialect.read.has(name)).map((dialect) => dialect.name);
      const meant = dialects.length > 0 ? undefined : meantName(name, known);
      return { name, ...(meant !== undefined && { meant }), ...(dialects.length > 0 && { dialects }) };
    });
};

/** Every name that reading these settings asks for, whether they have it or not. */
const namesRead = (document: Readonly<Record<string, unknown>>): ReadonlySet<string> => {
  const names = new Set<string>();
  const note = (name: string | symbol): void => {
    if (typeof name === 'string') names.add(name);
  };
  const recorded = new Proxy(document, {
    get: (target, name) => {
      note(name);
      return Reflect.get(target, name) as unknown;
    },
    has: (target, name) => {
      note(name);
      return Reflect.has(target, name);
    },
  });
  v.safeParse(clientFields, recorded);
  parseSiesaSettings(recorded);
  return names;
};
