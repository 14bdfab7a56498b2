import { bundledRules, type RuleDocument } from '@siesa-integration/reconciliation';
import { type Decision, toDecidedRow } from '../decisions/decision.ts';
import type { Invocation } from '../job/ports.ts';
import { reconcileData } from '../stages/reconcile-data.ts';
import { openJob, type ValidatedJob } from './open-job.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor;nota\n';
const day = 20_499; // 2026-02-15

const bundled = bundledRules('supplier-orders');

const withOptionalKey = (side: RuleDocument['file']): RuleDocument['file'] => ({
  ...side,
  compared_columns: ['nota'],
  columns: {
    ...side.columns,
    ...(side.columns.key && { key: { ...side.columns.key, min_length: 0, optional: true } }),
  },
});

/** Everything that a matching can have, and texts that readers of CSV like to change. */
const rules: RuleDocument = {
  ...bundled,
  file: withOptionalKey(bundled.file),
  base: withOptionalKey(bundled.base),
  match: { tolerance: { cents: 1, days: 1 }, near: { cents: 1, days: 3 }, ties: 'ask' },
  carry_over: { alert_after_days: 0 },
  breaks: [
    ...bundled.breaks,
    { when: 'fields', type: 'NOTA', severity: 'LOW', detail: '{fields}', above_cents: 0, above_days: 0 },
  ],
};

const hardTexts = [
  'Ana "La" Torres',
  '"',
  ' spaces ',
  'a\\b',
  '\\N',
  '#',
  'NULL',
  'ñandú 日本',
  'tab\there',
  'two\nlines',
  'two\r\nlines',
  "it''s",
];

const line = (party: number, key: string, name: string, date: string, amount: string, note = 'x'): string =>
  `${String(party)};${key && `ORD-${key}`};"${name.replaceAll('"', '""')}";ATV-1;${date};${amount};${note}\n`;

const firstDay = {
  file: [line(1, '70001', 'Ana', '2026-02-14', '10.00'), line(1, '70002', 'Eva', '2026-02-14', '20.00')],
  base: [line(1, '70009', 'Rui', '2026-02-14', '90.00')],
};

const secondDay = {
  file: [
    ...hardTexts.map((text, at) => line(2, `800${String(10 + at)}`, text, '2026-02-15', `${String(at + 1)}.00`)),
    line(3, '', 'Leo', '2026-02-15', '5.00'), // near the base's 90002
    line(3, '', 'Mia', '2026-02-15', '7.00'), // as near to 90004 as to 90005
    line(4, '91001', 'Max', '2026-02-15', '1.00'), // matched by a person with 91002
    line(4, '91003', 'Sol', '2026-02-15', '2.00'), // written off
    line(5, '92001', 'Uma', '2026-02-15', '8.00'),
    line(5, '92001', 'Uma', '2026-02-15', '8.00'), // a copy
    line(5, '92002', 'Lia', '2026-02-15', '9.00'),
    line(5, '92002', 'Lia', '2026-02-15', '9.50'), // the key again
    line(1, '70002', 'Eva', '2026-02-14', '20.00'), // replaces what was open
  ],
  base: [
    ...hardTexts.map((text, at) => line(2, `800${String(10 + at)}`, text, '2026-02-15', `${String(at + 1)}.50`, 'y')),
    line(3, '90002', 'Leo', '2026-02-16', '5.01'),
    line(3, '90004', 'Mia', '2026-02-14', '7.00'),
    line(3, '90005', 'Mia', '2026-02-14', '7.00'),
    line(4, '91002', 'Max', '2026-02-15', '33.00'),
    line(1, '70001', 'Ana', '2026-02-15', '10.00'), // answers what was open
  ],
};

const decided = (side: 'L' | 'R', k: string, nome: string, cents: number, party = '4') =>
  toDecidedRow(side, { row_no: 0, cents, day_no: day, party, k: `ORD-${k}`, nome, ativo: 'ATV-1', lote: '' }, 1);

const decisions: readonly Decision[] = [
  { action: 'match' as const, rows: [decided('L', '91001', 'Max', 100), decided('R', '91002', 'Max', 3_300)] },
  { action: 'write-off' as const, rows: [decided('L', '91003', 'Sol', 200)] },
].map((each) => ({ ...each, by: 'ana', at: '2026-02-15T10:00:00Z', note: '' }));

/**
 * A validated job of a second day: with items of the first one, decisions, copies, repeated keys, near pairs, ties and hard texts.
 *
 * @param more - further rows of both sides, as the load test has them, without a header
 */
export const openHardDay = async (
  root: string,
  invocation: Invocation,
  more: { readonly file: string; readonly base: string } = { file: '', base: '' },
): Promise<ValidatedJob> => {
  const text = (lines: readonly string[]): string => header + lines.join('');
  const first = await openJob(root, {
    file: text(firstDay.file),
    base: text(firstDay.base),
    rules,
    day: '2026-02-14',
  });
  await reconcileData(first.event, first.ports, invocation);
  return openJob(root, {
    file: text(secondDay.file) + more.file.replaceAll('\n', ';x\n'),
    base: text(secondDay.base) + more.base.replaceAll('\n', ';x\n'),
    rules,
    day: '2026-02-16',
    decisions,
    earlier: first.event.job_id,
  });
};
