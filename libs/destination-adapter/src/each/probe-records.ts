import type { DestinationPayload, DestinationProbe, ProbedConstant } from '../definition/destination-adapter.ts';
import type { EachRecords } from '../definition/each-definition.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { compareEcho } from './compare-echo.ts';
import type { EachHttp } from './each-http.ts';
import type { ListedRow, RecordFinder } from './record-finder.ts';

interface ProbeTools {
  readonly definition: Pick<EachRecords, 'constants' | 'references'>;
  readonly http: Pick<EachHttp, 'clock' | 'passed'>;
  readonly finder: Pick<RecordFinder, 'firstPage' | 'records' | 'filterIgnored'>;
  readonly idOf: (payload: DestinationPayload) => string;
  readonly limits: SendLimits;
}

/**
 * Reads what shows whether records of these payloads will fit: a page of the list, and the record of one payload. Only reads.
 *
 * The payload is one whose record the page holds, where there is one: then what is stored can be compared with what would be sent.
 */
export const probeRecords = async (
  payloads: readonly DestinationPayload[],
  { definition, http, finder, idOf, limits }: ProbeTools,
): Promise<DestinationProbe> => {
  await finder.firstPage(limits); // logs in, and is not measured
  const [startedAt, passedBefore] = [http.clock(), http.passed];
  const { page, rows } = await finder.firstPage(limits);
  const own = rows.filter((row) => row.own);
  const listed = new Set(own.map(({ id }) => id));
  const payload = payloads.find((candidate) => listed.has(idOf(candidate))) ?? payloads[0];
  const found = payload && (await finder.records(idOf(payload), limits));
  const callMs = (http.clock() - startedAt) / (http.passed - passedBefore);

  const constants = constantsIn(own, definition);
  const result = {
    rows: rows.length,
    foreign: rows.length - own.length,
    constants,
    callMs,
    ...(page.total !== undefined && { total: page.total }),
  };
  if (!payload || !found) return result;
  const id = idOf(payload);
  const [only, ...others] = found;
  return {
    ...result,
    record: {
      id,
      refs: found.map(({ ref }) => ref),
      differences: only && others.length === 0 ? compareEcho(payload, only.fields) : [],
      filter: filterOf(finder, rows, id),
    },
  };
};

/** A filter that was obeyed kept rows of other ids out, so there must be some. */
const filterOf = (
  { filterIgnored }: Pick<RecordFinder, 'filterIgnored'>,
  rows: readonly ListedRow[],
  id: string,
): 'works' | 'ignored' | 'unproven' => {
  if (filterIgnored) return 'ignored';
  return rows.some((row) => row.id !== id) ? 'works' : 'unproven';
};

const constantsIn = (
  own: readonly ListedRow[],
  { constants = {}, references = {} }: Pick<EachRecords, 'constants' | 'references'>,
): readonly ProbedConstant[] =>
  Object.entries(constants).map(([field, value]) => {
    const shown = own.filter(({ fields }) => fields[field] !== undefined && fields[field] !== null);
    const equal = shown.filter(({ fields }) => compareEcho({ [field]: value }, fields).length === 0);
    return { field, name: references[field] ?? field, value, shown: shown.length, equal: equal.length };
  });
