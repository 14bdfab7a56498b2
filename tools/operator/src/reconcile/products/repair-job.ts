import { type BreakRecord, type BreakRule, type RuleDocument, toBreak } from '@siesa-integration/reconciliation';
import { cleanFiles } from '@siesa-integration/reconciliation-stages';
import type { Host } from '../../hosts/host.ts';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import type { Finding } from '../../verify/compare-holdings.ts';
import { type Repair, repairClient } from '../../verify/repair-client.ts';
import { assertRows, requestOfJob, rowsOf, rulesOfJob, withEngine } from '../job-folder.ts';
import { idColumn } from './product-rules.ts';

export interface JobToRepair {
  readonly jobId: string;
  /** The number of divergent products that a person has accepted. */
  readonly accept?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface JobRepair extends Repair {
  readonly clientId: string;
}

/** Breaks that sending a product again ends. What Siesa does not have is reported only, because this service deletes nothing. */
export const repairable = ({ when }: Pick<BreakRule, 'when'>): boolean =>
  when === 'only_base' || when === 'amount' || when === 'fields';

type Divergence = BreakRecord & { readonly id: string };

/** @param folder has what the stages of the job wrote */
export const repairProducts = async (
  host: Host,
  folder: string,
  { jobId, accept, now }: JobToRepair,
): Promise<JobRepair> => {
  const [{ client_id: clientId }, rules] = await Promise.all([requestOfJob(folder), rulesOfJob(folder)]);
  const id = idColumn(rules);
  if (clientId === undefined || id === undefined)
    throw new OperatorMistake(message('mistake/job-without-products', { job: jobId }), { code: 'WRONG_USAGE' });
  assertRows(folder);
  const { expected, divergences } = await withEngine(folder, async (engine) => {
    const rows = await engine.load('r0', cleanFiles.r0);
    await engine.loadParquet('breaks', 'reconcile/breaks.parquet');
    const found = await rowsOf<Divergence>(
      engine,
      'divergent',
      `SELECT b.*, r.${id} AS id FROM breaks b JOIN r0 r ON r.row_no = CASE WHEN b.side = 'R' THEN b.row_no ELSE b.other_no END ORDER BY b.rule_no, b.row_no`,
    );
    return { expected: rows, divergences: found };
  });
  const findings = [...Map.groupBy(divergences, (found) => found.id).values()].flatMap((found) =>
    findingOf(found, rules),
  );
  return {
    clientId,
    ...(await repairClient({ client_id: clientId, expected, findings }, host.stores, { accept, now })),
  };
};

/** @param found all breaks of one product */
const findingOf = (found: readonly Divergence[], rules: RuleDocument): readonly Finding[] => {
  const fields = found.flatMap((one) => {
    const when = rules.breaks[one.rule_no]?.when;
    if (when === 'amount') return [rules.file.columns.amount?.column ?? ''];
    return when === 'fields' ? (toBreak(one, rules).fields ?? []) : [];
  });
  const [{ id, rule_no: rule } = { id: '', rule_no: -1 }] = found;
  if (rules.breaks[rule]?.when === 'only_base') return [{ kind: 'missing', product_id: id }];
  return fields.length === 0
    ? []
    : [{ kind: 'different', product_id: id, changes: fields.map((field) => ({ field })) }];
};
