import { createWorld } from '@siesa-integration/aws-runtime';
import { destinationRegistry } from '@siesa-integration/aws-runtime/destination-registry';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { connectDestination, connectSiesa, type ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { connektaRowsACall, type SiesaPage } from '@siesa-integration/siesa-client';
import { count, duration } from '../console/figures.ts';
import type { Host } from '../hosts/host.ts';
import type { Stores } from '../hosts/stores.ts';
import { checkSettings } from './check-settings.ts';
import { fullReadEstimate } from './full-read-estimate.ts';

/** One thing that was looked at. */
export interface CheckLine {
  readonly what: 'settings' | 'siesa' | 'full read' | 'mapping' | 'product' | 'schedule';
  readonly ok: boolean;
  /** What was found, and what to do when it is not as it must be. */
  readonly message: string;
}

/** Looks at everything that a sync of a client needs, one line each as it is known. Writes nothing. */
export async function* checkClient(
  clientId: string,
  host: Pick<Host, 'stores' | 'toCorrect'>,
): AsyncGenerator<CheckLine> {
  const { stores } = host;
  const { client, mapping, problems } = await checkSettings(clientId, host);
  if (!client || !mapping || problems.length > 0) {
    yield* problems.map(({ message }) => ({ what: 'settings', ok: false, message }) as const);
    return;
  }
  yield {
    what: 'settings',
    ok: true,
    message: `settings, mapping and secrets of a ${client.product_type} client${client.enabled ? '' : ' that is disabled'}`,
  };
  yield* checkSiesa(client, mapping, stores);
  yield await checkProductAnswer(client, mapping, stores);
  yield {
    what: 'schedule',
    ok: true,
    message:
      client.sync_schedule === undefined
        ? 'none: syncs start by hand alone'
        : `${client.sync_schedule}, ${client.timezone}`,
  };
}

async function* checkSiesa(
  client: ClientConfiguration,
  mapping: FieldMapping,
  stores: Stores,
): AsyncGenerator<CheckLine> {
  const world = createWorld(stores.environment);
  const siesa = connectSiesa({ secrets: stores.secrets, world }, { client });
  const startedAt = world.now();
  let page: Pick<SiesaPage, 'rows' | 'total'> = { rows: [] };
  try {
    for await (page of siesa.pages()) break;
  } catch (error) {
    yield { what: 'siesa', ok: false, message: error instanceof Error ? error.message : String(error) };
    return;
  }
  const { rows } = page;
  const total = page.total === undefined ? '' : ` of ${count(page.total)}`;
  yield {
    what: 'siesa',
    ok: true,
    message: `first page in ${((world.now() - startedAt) / 1000).toFixed(1)} s: ${count(rows.length)}${total} products`,
  };
  yield fullRead(client, page, siesa.budget().limit);
  yield mappedPage(mapping, rows);
}

const fullRead = (
  client: ClientConfiguration,
  page: Pick<SiesaPage, 'rows' | 'total'>,
  callsPerMinute: number,
): CheckLine => {
  const estimate = fullReadEstimate({
    total: page.total,
    pageRows: page.rows.length,
    joinedRows: joinedRowsOf(client),
    callsPerMinute,
  });
  if (!estimate)
    return {
      what: 'full read',
      ok: true,
      message: `Siesa does not say how many products there are; at ${String(callsPerMinute)} calls a minute it must give all within 1 h 50 min`,
    };
  const told = `${count(estimate.calls)} calls, about ${duration(estimate.seconds)} at ${String(callsPerMinute)} calls a minute`;
  return estimate.tooSlow
    ? {
        what: 'full read',
        ok: false,
        message: `${told}: longer than a sync may take (1 h 50 min). Ask Siesa for a higher limit, take larger pages, or fewer joins`,
      }
    : { what: 'full read', ok: true, message: told };
};

/** Two joins may pick from one query: it is read once. */
const joinedRowsOf = ({ siesa: { connekta } }: ClientConfiguration): readonly number[] =>
  [...new Set(connekta?.joins?.map(({ query }) => query))].map((query) =>
    connektaRowsACall(query, connekta?.queryKind),
  );

const mappedPage = (mapping: FieldMapping, rows: SiesaPage['rows']): CheckLine => {
  const refused = rows.flatMap((row) => {
    const result = mapping.map(row);
    return result.ok ? [] : [{ id: mapping.idOf(row) ?? '?', issue: result.issues[0] }];
  });
  const mapped = `${count(rows.length - refused.length)} of ${count(rows.length)} products of the first page mapped`;
  const [first] = refused;
  if (!first) return { what: 'mapping', ok: true, message: mapped };
  const example = `${first.id}: ${first.issue.path}: ${first.issue.code}${first.issue.expected === undefined ? '' : `, expected ${first.issue.expected}`}`;
  return refused.length < rows.length
    ? { what: 'mapping', ok: true, message: `${mapped}; the others will be rejects, for example ${example}` }
    : {
        what: 'mapping',
        ok: false,
        message: `${mapped}, for example ${example}. The mapping does not fit this Siesa: see \`siesa-sync mapping check\``,
      };
};

const checkProductAnswer = async (
  client: ClientConfiguration,
  mapping: FieldMapping,
  { secrets, environment }: Stores,
): Promise<CheckLine> => {
  try {
    const { adapter } = connectDestination(
      { products: destinationRegistry, secrets, world: createWorld(environment), environment },
      client,
      mapping.destinationFields,
    );
    const { ok, message } = await adapter.check();
    return { what: 'product', ok, message };
  } catch (error) {
    return { what: 'product', ok: false, message: error instanceof Error ? error.message : String(error) };
  }
};
