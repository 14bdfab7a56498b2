import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { TransformAnswer, TransformRequest, ValidationError } from '@siesa-integration/workflow-contract';
import { openMapping } from '../../configuration/open-mapping.ts';
import { StoredPartBroken } from '../../errors.ts';
import type { RawRecord, RejectedRecord, SliceManifest } from '../../run/documents.ts';
import { digest } from '../../run/fingerprint.ts';
import { issueText } from '../../run/issue-text.ts';
import { getNdjson, putNdjson } from '../../run/ndjson.ts';
import { mustWait, refuseLate } from '../../run/execution/execution-time.ts';
import { type Run, runOf } from '../../run/run.ts';
import { findPart, sliceOf } from '../../run/slice-manifest.ts';
import { holdLease } from '../../state/hold-lease.ts';
import { renewLease } from '../../state/lease.ts';
import type { Stage, StagePorts } from '../stage.ts';
import { type MappedPart, mapPart } from './map-part.ts';

/**
 * Maps one part of raw rows to canonical products. Safe to repeat: the same part gives the same bytes.
 *
 * @throws LeaseLost, SyncTimedOut, MappingInvalid; StoredPartBroken when the stored part is not the one that was written.
 */
export const transform: Stage<TransformRequest, StagePorts, TransformAnswer> = async (request, ports) => {
  const run = runOf(request);
  const now = ports.runtime.now();
  refuseLate(run, now);
  const notDone = (): TransformAnswer =>
    answerOf(request, ports, { products: [], rejects: [], duplicates: 0 }, { key: request.part.key, stopped: true });
  if (mustWait(run, now)) return notDone();
  const state = await holdLease(ports, run, (stored, at) =>
    renewLease(stored, run, at, { slice: sliceOf(run, request.part.key) }),
  );
  if (state.stop) return notDone();

  const { keys, part, manifest } = await findPart(ports.objects, run, request.part.key);
  const rows = await getNdjson<RawRecord>(ports.objects, keys.raw);
  if (rows.length !== part.count)
    throw new StoredPartBroken(keys.raw, `holds ${rows.length.toString()} rows instead of ${part.count.toString()}`);

  const mapped = mapPart(rows, await mappingOf(ports, run, request, manifest), part.superseded, part.clashes);
  if (mapped.rejects.length > 0)
    await putNdjson(
      ports.objects,
      keys.rejects,
      mapped.rejects.map((record) => JSON.stringify(record)),
    );
  await putNdjson(
    ports.objects,
    keys.canonical,
    mapped.products.map((record) => JSON.stringify(record)),
  );
  return answerOf(request, ports, mapped, { key: keys.canonical, stopped: false });
};

const mappingOf = async (
  { objects }: StagePorts,
  run: Run,
  { product_type }: TransformRequest,
  { timezone, mapping: expected }: SliceManifest,
): Promise<FieldMapping> => {
  const key = run.keys.mapping;
  const body = await objects.get(key);
  if (!body) throw new StoredPartBroken(key, 'is gone');

  const text = Buffer.from(body).toString('utf8');
  if (digest(text) !== expected)
    throw new StoredPartBroken(key, 'is not the mapping document that this slice was read with');
  return openMapping({ field_mappings_key: 'mapping.json', product_type, timezone }, text);
};

const answerOf = (
  request: TransformRequest,
  { runtime }: StagePorts,
  mapped: MappedPart,
  { key, stopped }: { readonly key: string; readonly stopped: boolean },
): TransformAnswer => ({
  client_id: request.client_id,
  product_type: request.product_type,
  sync_type: request.sync_type,
  sync_id: request.sync_id,
  part: { key, count: mapped.products.length },
  count: mapped.products.length,
  rejected: mapped.rejects.length,
  duplicates: mapped.duplicates,
  validation_errors: mapped.rejects.slice(0, 10).map(validationError),
  extraction_timestamp: request.extraction_timestamp,
  transformation_timestamp: new Date(runtime.now()).toISOString(),
  stopped,
  request: request.request,
  owner: request.owner,
  started_at: request.started_at,
  ...(request.execution && { execution: request.execution }),
});

const validationError = ({
  product_id: id,
  issues: [issue = { path: '', code: 'mapping/refused' }],
}: RejectedRecord): ValidationError => ({ id, path: issue.path, code: issue.code, error: issueText(issue) });
