import type { FieldMapping } from '@siesa-integration/field-mapping';
import { siesaDialect, type SiesaPage } from '@siesa-integration/siesa-client';
import type { ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { checkSettings } from '../clients/check-settings.ts';
import { assertKnownClient } from '../clients/known-clients.ts';
import { unknownInWords } from '../clients/unknown-in-words.ts';
import type { Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import type { Stores } from '../hosts/stores.ts';
import { decimal, lasting, message, recordMessage } from '../messages/message.ts';
import { compareTargets } from '../mapping/compare-targets.ts';
import { nextRuns, nextRunsInWords, shortestInterval } from '../schedules/next-runs.ts';
import { checkChanges } from './check-changes.ts';
import { checkDefaults } from './check-defaults.ts';
import { checkDestination } from './check-destination.ts';
import { changedEndInWords, endsThatChange } from './check-ends.ts';
import { checkFields } from './check-fields.ts';
import { checkFills } from './check-fills.ts';
import { type CheckLine, failedLine, good, lineOf, noteOf, wrong } from './check-line.ts';
import { checkLoad } from './check-load.ts';
import { checkClock, checkPaging } from './check-paging.ts';
import { checkRows } from './check-rows.ts';
import { checkStock } from './check-stock.ts';
import { type FullReadEstimate, fullReadEstimate, longestSeconds } from './full-read-estimate.ts';
import { readSample, type SourceSample } from './sample/source-sample.ts';

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
    yield* problems.map((problem) => failedLine('settings', problem));
    return;
  }
  const disabled = client.enabled ? '' : message('check/disabled');
  yield good('settings', 'check/usable', { product: client.product_type, disabled });
  const settings = (await stores.clients.find(clientId)) as SettingsDocument;
  for (const unknown of unknownInWords(settings)) yield noteOf('settings', unknown);
  const { problems: wrongTargets, warnings: likelyTargets } = compareTargets(
    mapping,
    client.product_type,
    client.product_dialect,
  );
  yield* wrongTargets.map((problem) => lineOf('mapping', false, problem));
  yield* likelyTargets.map((warning) => noteOf('mapping', warning));
  for (const changed of await endsThatChange(client, mapping, stores))
    yield lineOf('ends', false, changedEndInWords(changed, clientId, host.options));
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
  if (typeof schedule !== 'string') return good('schedule', 'check/no-schedule');
  const runs = nextRuns({ ...settings, enabled: true }, now);
  if (!runs || runs.at.length === 0) return wrong('schedule', 'check/schedule-over', { schedule });
  const code = enabled === true ? 'check/next' : 'check/next-once-enabled';
  return good('schedule', code, { schedule: runs.schedule, when: (language) => nextRunsInWords(runs, language) });
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
    yield failedLine('siesa', error);
    return undefined;
  }
  const { siesa, rows, seconds } = sample;
  const page: Pick<SiesaPage, 'rows' | 'total'> = sample.pages[0] ?? { rows: [] };
  const { total } = page;
  const first = { seconds: decimal(seconds, 1), rows: page.rows.length };
  yield total === undefined
    ? good('siesa', 'check/first-page', first)
    : good('siesa', 'check/first-page-of', { ...first, total });
  const callsPerMinute = siesa.budget().limit;
  const estimate = fullReadEstimate({
    total,
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

const checkFullRead = (estimate: FullReadEstimate | undefined, pace: number): CheckLine => {
  const longest = lasting(longestSeconds);
  if (!estimate) return good('full read', 'check/full-read-unknown', { pace, longest });
  const { calls, seconds, tooSlow } = estimate;
  const cost = message('check/full-read', { count: calls, time: lasting(seconds), pace });
  return tooSlow ? wrong('full read', 'check/full-read-slow', { cost, longest }) : lineOf('full read', true, cost);
};

const checkMappedPage = (mapping: FieldMapping, rows: SiesaPage['rows']): CheckLine => {
  const rejected = rows.flatMap((row) => {
    const result = mapping.map(row);
    return result.ok ? [] : [{ id: mapping.idOf(row) ?? '?', issue: result.issues[0] }];
  });
  const mapped = message('check/mapped', { mapped: rows.length - rejected.length, rows: rows.length });
  const [first] = rejected;
  if (!first) return lineOf('mapping', true, mapped);
  const { path, code, expected } = first.issue;
  const example =
    expected === undefined
      ? message('check/reject', { id: first.id, path, code })
      : message('check/reject-expected', { id: first.id, path, code, expected: recordMessage(expected) });
  return rejected.length < rows.length
    ? good('mapping', 'check/mapped-some', { mapped, example })
    : wrong('mapping', 'check/mapped-none', { mapped, example });
};
