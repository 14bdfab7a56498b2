import type { FieldMapping } from '@siesa-integration/field-mapping';
import { siesaDialect, type SiesaPage } from '@siesa-integration/siesa-client';
import type { ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { checkSettings } from '../clients/check-settings.ts';
import { assertKnownClient } from '../clients/known-clients.ts';
import { unknownInWords } from '../clients/unknown-in-words.ts';
import { count, duration } from '../format-number.ts';
import type { Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import type { Stores } from '../hosts/stores.ts';
import { compareTargets } from '../mapping/compare-targets.ts';
import { nextRuns, nextRunsInWords, shortestInterval } from '../schedules/next-runs.ts';
import { checkChanges } from './check-changes.ts';
import { checkDefaults } from './check-defaults.ts';
import { checkDestination } from './check-destination.ts';
import { changedEndInWords, endsThatChange } from './check-ends.ts';
import { checkFields } from './check-fields.ts';
import { checkFills } from './check-fills.ts';
import { type CheckLine, good, messageOf, note, wrong } from './check-line.ts';
import { checkLoad } from './check-load.ts';
import { checkClock, checkPaging } from './check-paging.ts';
import { checkRows } from './check-rows.ts';
import { checkStock } from './check-stock.ts';
import { type FullReadEstimate, fullReadEstimate } from './full-read-estimate.ts';
import { readSample, type SourceSample } from './source-sample.ts';

/**
 * Checks everything that a sync of a client needs, and yields each finding as soon as it is known. Writes nothing.
 *
 * @param now - milliseconds since 1970
 *
 * @throws OperatorMistake when there is no such client
 */
export async function* checkClient(clientId: string, host: Host, now: number): AsyncGenerator<CheckLine> {
  await assertKnownClient(host, clientId);
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
  const settings = (await stores.clients.find(clientId)) as SettingsDocument;
  for (const unknown of unknownInWords(settings)) yield note('settings', unknown);
  const { problems: wrongTargets, warnings: likelyTargets } = compareTargets(
    mapping,
    client.product_type,
    client.product_dialect,
  );
  yield* wrongTargets.map((problem) => wrong('mapping', problem));
  yield* likelyTargets.map((warning) => note('mapping', warning));
  for (const changed of await endsThatChange(client, mapping, stores))
    yield wrong('ends', changedEndInWords(changed, clientId, host.options));
  const source = yield* checkSiesa(client, mapping, stores);
  const probe = yield* checkDestination(client, mapping, stores, source?.page.rows ?? []);
  if (probe)
    yield checkLoad(client, probe, {
      records: source?.page.total,
      sourceSeconds: source?.estimate?.seconds,
      intervalSeconds: shortestInterval(settings, now),
    });
  yield checkSchedule(settings, now);
}

const checkSchedule = (settings: SettingsDocument, now: number): CheckLine => {
  const { sync_schedule: schedule, enabled } = settings;
  if (typeof schedule !== 'string') return good('schedule', 'none: syncs start by hand alone');
  const runs = nextRuns({ ...settings, enabled: true }, now);
  if (!runs || runs.at.length === 0)
    return wrong(
      'schedule',
      `${schedule} has no start after now: give sync_schedule one that goes on, such as rate(6 hours)`,
    );
  const when = enabled === true ? 'next' : 'once the client is enabled';
  return good('schedule', `${runs.schedule}: ${when} ${nextRunsInWords(runs, 'en')}`);
};

/** The first page of a source, and what reading it whole takes. */
interface CheckedSource {
  readonly page: Pick<SiesaPage, 'rows' | 'total'>;
  readonly estimate: FullReadEstimate | undefined;
}

async function* checkSiesa(
  client: ClientConfiguration,
  mapping: FieldMapping,
  stores: Stores,
): AsyncGenerator<CheckLine, CheckedSource | undefined> {
  const access = { client, stores };
  let sample: SourceSample;
  try {
    sample = await readSample(access);
  } catch (error) {
    yield wrong('siesa', messageOf(error));
    return undefined;
  }
  const { siesa, rows, seconds } = sample;
  const page: Pick<SiesaPage, 'rows' | 'total'> = sample.pages[0] ?? { rows: [] };
  const total = page.total === undefined ? '' : ` of ${count(page.total)}`;
  yield good('siesa', `first page in ${seconds.toFixed(1)} s: ${count(page.rows.length)}${total} products`);
  const callsPerMinute = siesa.budget().limit;
  const estimate = fullReadEstimate({
    total: page.total,
    pageRows: page.rows.length,
    joinedRows: siesaDialect(client.siesa.dialect)?.joinedRowsACall?.(client.siesa) ?? [],
    callsPerMinute,
  });
  yield checkFullRead(estimate, callsPerMinute);
  yield* checkPaging(access, sample);
  yield* checkClock(sample);
  yield await checkChanges(access, sample);
  yield* checkRows(client, mapping, sample);
  const { fills } = (await stores.state.read(client.client_id))?.state ?? {};
  yield* checkStock(client, sample, fills?.lists);
  yield* checkFields(mapping, rows);
  yield checkMappedPage(mapping, page.rows);
  yield* checkFills(client, mapping, sample, fills);
  yield* checkDefaults(client, mapping, rows);
  return { page, estimate };
}

const checkFullRead = (estimate: FullReadEstimate | undefined, callsPerMinute: number): CheckLine => {
  if (!estimate)
    return {
      what: 'full read',
      ok: true,
      message: `Siesa does not say how many products there are; at ${String(callsPerMinute)} calls a minute it must give all within 1 h 50 min`,
    };
  const cost = `${count(estimate.calls)} calls, about ${duration(estimate.seconds)} at ${String(callsPerMinute)} calls a minute`;
  return estimate.tooSlow
    ? {
        what: 'full read',
        ok: false,
        message: `${cost}: longer than a sync may take (1 h 50 min). Ask Siesa for a higher limit, take larger pages, or fewer joins`,
      }
    : { what: 'full read', ok: true, message: cost };
};

const checkMappedPage = (mapping: FieldMapping, rows: SiesaPage['rows']): CheckLine => {
  const rejected = rows.flatMap((row) => {
    const result = mapping.map(row);
    return result.ok ? [] : [{ id: mapping.idOf(row) ?? '?', issue: result.issues[0] }];
  });
  const mapped = `${count(rows.length - rejected.length)} of ${count(rows.length)} products of the first page mapped`;
  const [first] = rejected;
  if (!first) return { what: 'mapping', ok: true, message: mapped };
  const example = `${first.id}: ${first.issue.path}: ${first.issue.code}${first.issue.expected === undefined ? '' : `, expected ${first.issue.expected}`}`;
  return rejected.length < rows.length
    ? { what: 'mapping', ok: true, message: `${mapped}; the others will be rejects, for example ${example}` }
    : {
        what: 'mapping',
        ok: false,
        message: `${mapped}, for example ${example}. The mapping does not fit this Siesa: see \`siesa-sync mapping check\``,
      };
};
