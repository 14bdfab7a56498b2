import { isRecord } from '@siesa-integration/canonical-model';
import type { Destination } from '@siesa-integration/destination-adapter';
import { addressProblem } from '@siesa-integration/outgoing-http';
import { parseSiesaSettings, type SiesaSettings } from '@siesa-integration/siesa-client';
import {
  clientIdProblem,
  defaultDialect,
  defaultTimezone,
  dialectFacts,
  dialectNames,
  type Environment,
  scheduleProblem,
} from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { alertLanguages } from '../alerts/alert-text.ts';
import { configurationInvalid } from '../errors.ts';
import { fromDynamoDbJson } from './from-dynamodb-json.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'Expected some text'), v.maxLength(1024));
const wholeNumber = (from: number, to: number) =>
  v.pipe(
    v.number(),
    v.integer('Expected a whole number'),
    v.minValue(from, `Expected at least ${from.toString()}`),
    v.maxValue(to, `Expected at most ${to.toString()}`),
  );

const clientId = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? clientIdProblem(dataset.value) : undefined;
    if (problem) addIssue({ message: problem });
  }),
);
const productType = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,31}$/, "Expected a destination's name such as kong or wms"),
);
const objectKey = v.pipe(
  text,
  v.regex(/^[\w][\w./-]*$/, 'Expected the key of an object'),
  v.check((key) => !key.split('/').includes('..'), "'..' is not allowed"),
);
const schedule = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? scheduleProblem(dataset.value) : undefined;
    if (problem) addIssue({ message: problem });
  }),
);
/** Addresses that are compared and never called, so they may be gone. */
const formerAddresses = v.pipe(
  v.union([
    v.pipe(v.string(), v.url('Expected an address')),
    v.array(v.pipe(v.string(), v.url('Expected an address'))),
  ]),
  v.transform((addresses) => [addresses].flat()),
);
/** The document, field by field. Rules that concern several fields follow below. */
export const clientFields = v.object({
  client_id: clientId,
  client_name: v.optional(text),
  enabled: v.boolean('Expected true or false'),
  product_type: productType,
  siesa_api_url: text,
  siesa_credentials_secret: text,
  product_api_url: text,
  product_credentials_secret: text,
  product_dialect: v.optional(text, defaultDialect),
  product_settings: v.optional(v.record(v.string(), v.unknown(), 'Expected an object'), {}),
  product_concurrency: v.optional(wholeNumber(1, 16), 4),
  product_requests_per_minute: v.optional(wholeNumber(1, 6000)),
  field_mappings_key: objectKey,
  former_product_api_url: v.optional(formerAddresses),
  same_product: v.optional(v.picklist(['refuse', 'newest'], 'Expected refuse or newest'), 'refuse'),
  sync_schedule: v.optional(schedule),
  timezone: v.optional(text, defaultTimezone), // parseSiesaSettings checks the zone
  aws_account_id: v.optional(v.pipe(v.string(), v.regex(/^[0-9]{12}$/, 'Expected 12 digits'))),
  alert_language: v.optional(v.picklist(alertLanguages, 'Expected es or en'), 'es'),
  load_concurrency: v.optional(wholeNumber(1, 40), 4),
  batch_size: v.optional(wholeNumber(1, 1000)),
  failure_threshold_percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 5),
  cursor_lag_minutes: v.optional(wholeNumber(0, 1440), 5),
  deactivate_missing: v.optional(v.boolean('Expected true or false'), false),
  deactivate_limit_percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 2),
});

/** One client's settings, checked, with their defaults. Field names are those of the stored document. */
export type ClientConfiguration = Readonly<v.InferOutput<typeof clientFields>> & {
  /** The settings of Siesa, for `createSiesaClient`. */
  readonly siesa: SiesaSettings;
};

export interface ConfigurationOptions {
  /** `local` allows http://127.0.0.1. */
  readonly environment: Environment;
  /** Destinations, each with its largest batch and the settings of its dialects. Absent: none of them is checked. */
  readonly destinations?: KnownDestinations;
}

/** What the settings of a client are checked against. */
export type KnownDestinations = ReadonlyMap<
  string,
  Pick<Destination, 'maxBatchSize'> & Partial<Pick<Destination, 'dialects'>>
>;

/**
 * Reads one client's settings, as plain JSON or in DynamoDB's JSON.
 *
 * @throws ConfigurationInvalid with every problem at once.
 *
 * @example
 * parseClientConfiguration({ client_id: 'cliente-a', … }, { environment: 'prod' }).timezone; // 'America/Bogota'
 */
export const parseClientConfiguration = (document: unknown, options: ConfigurationOptions): ClientConfiguration => {
  const plain = fromDynamoDbJson(document);
  const parsed = v.safeParse(clientFields, plain);
  const siesa = parseSiesaSettings(plain, { allowLoopbackHttp: options.environment === 'local' });
  const problems = [
    ...(parsed.issues ?? []).map(sentence),
    ...(siesa.ok
      ? []
      : siesa.issues.map(({ path, expected, received }) => `${path}: Expected ${expected}, found ${received}`)),
    ...togetherProblems(isRecord(plain) ? plain : {}, options),
  ];
  if (parsed.success && siesa.ok && problems.length === 0) return { ...parsed.output, siesa: siesa.value };

  throw configurationInvalid(`The configuration of client '${nameOf(plain)}'`, onePerField(problems));
};

/** The first problem of each field: an absent field fails several checks. */
const onePerField = (problems: readonly string[]): readonly string[] => {
  const first = new Map(problems.map((problem) => [problem.split(':')[0], problem]).reverse() as [string, string][]);
  return [...first.values()].reverse();
};

const sentence = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue);
  if (path === null) return 'it is not a JSON object';
  return issue.received === 'undefined' ? `${path}: it is missing` : `${path}: ${issue.message}`;
};

const nameOf = (document: unknown): string => {
  const id = isRecord(document) ? document['client_id'] : undefined;
  return typeof id === 'string' ? id.slice(0, 40) : '?';
};

/** Problems that concern several fields, as far as the fields are present. */
const togetherProblems = (
  document: Readonly<Record<string, unknown>>,
  options: ConfigurationOptions,
): readonly string[] => [
  ...address('product_api_url', document, options),
  ...ownSecret('siesa_credentials_secret', document, 'siesa'),
  ...ownSecret('product_credentials_secret', document, document['product_type']),
  ...destinationProblems(document, options),
  ...dialectProblems(document, options),
];

const address = (
  field: string,
  document: Readonly<Record<string, unknown>>,
  { environment }: ConfigurationOptions,
): readonly string[] => {
  const value = document[field];
  const problem =
    typeof value === 'string' ? addressProblem(value, { allowLoopbackHttp: environment === 'local' }) : undefined;
  return problem ? [`${field}: Expected a public https address (${problem})`] : [];
};

/** A client's settings may name only the client's own secrets. */
const ownSecret = (field: string, document: Readonly<Record<string, unknown>>, of: unknown): readonly string[] => {
  const { [field]: value, client_id: id } = document;
  if (typeof value !== 'string' || typeof id !== 'string' || typeof of !== 'string') return [];
  const own = `siesa-integration/${id}/${of}`;
  return value === own ? [] : [`${field}: Expected '${own}', the client's own secret`];
};

const destinationProblems = (
  {
    product_type: type,
    product_dialect: dialect = defaultDialect,
    batch_size: size,
  }: Readonly<Record<string, unknown>>,
  { destinations }: ConfigurationOptions,
): readonly string[] => {
  if (!destinations || typeof type !== 'string') return [];

  const known = destinations.get(type);
  if (!known) return [`product_type: Expected one of ${[...destinations.keys()].join(', ')}`];
  if (dialect !== defaultDialect) return []; // a dialect that takes one record a call has no batches
  return typeof size === 'number' && size > known.maxBatchSize
    ? [`batch_size: Expected at most ${known.maxBatchSize.toString()}, the largest batch of ${type}`]
    : [];
};

/** Whether the destination has the dialect, and the dialect takes these settings. */
const dialectProblems = (
  {
    product_type: type,
    product_dialect: dialect = defaultDialect,
    product_settings: settings,
  }: Readonly<Record<string, unknown>>,
  { destinations }: ConfigurationOptions,
): readonly string[] => {
  if (typeof type !== 'string' || typeof dialect !== 'string') return [];
  if (!dialectFacts(type, dialect)) return [`product_dialect: Expected one of ${dialectNames(type).join(', ')}`];
  if (dialect === defaultDialect)
    return settings === undefined
      ? []
      : [
          `product_settings: Expected none, because the dialect ${defaultDialect} has none. Is 'product_dialect' missing?`,
        ];

  const schema = destinations?.get(type)?.dialects?.[dialect]?.settings;
  if (!schema) return [];
  const parsed = v.safeParse(schema, settings ?? {});
  return (parsed.issues ?? []).map((issue) => {
    const path = ['product_settings', v.getDotPath(issue)].filter(Boolean).join('.');
    return issue.received === 'undefined' ? `${path}: it is missing` : `${path}: Expected ${issue.message}`;
  });
};
