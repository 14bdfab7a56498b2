import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  badRowSentence,
  type Break,
  type BreakRecord,
  firstCarriedRow,
  toBreak,
  type VerdictName,
} from '@siesa-integration/reconciliation';
import { type Decision, type HeldRow, loadCleanFiles } from '@siesa-integration/reconciliation-stages';
import type { Language } from '../messages/language.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { endOfItem, type ItemEnd, type ItemOrigin, joinCarriedRows, originOf } from './carried-items.ts';
import type { Jobs } from './places/job-place.ts';
import { assertRows, decisionsOfJob, rowsOf, rulesOfJob, withEngine } from './job-folder.ts';

/** What became of one row of a job. */
export interface RowExplanation {
  /** Absent for a bad row, which was never matched. */
  readonly row?: HeldRow;
  readonly verdict?: VerdictName;
  /** The row of the other side that it was paired with; of a copy, the row that it repeats. */
  readonly other?: HeldRow;
  /** Where the other row came from, when an earlier job left it open. */
  readonly from?: ItemOrigin;
  /** Of a row that this job left open, when a later one has closed it. */
  readonly closed?: ItemEnd;
  readonly rivals?: number;
  /** The group that the row is in, or whose sum it missed, and by how much the sums of both sides differ. */
  readonly group?: {
    readonly name: string;
    readonly kind: 'in-group' | 'missed-group' | 'claimed-group';
    readonly cents: number;
  };
  /** Of a row that a person decided about. */
  readonly decision?: Decision;
  readonly breaks: readonly Break[];
  /** Of a bad row: column, code and reason, in the reader's language. */
  readonly problems: readonly string[];
}

interface Verdict {
  readonly verdict: VerdictName;
  readonly other_no: number;
  readonly rivals: number;
  readonly ref: string;
  readonly d_cents: number;
}

export const readRow = async (
  jobs: Jobs,
  jobId: string,
  line: number,
  side: 'file' | 'base',
  language: Language,
): Promise<RowExplanation> => {
  const folder = await jobs.folderOf(jobId);
  assertRows(folder);
  const rules = await rulesOfJob(folder);
  const [letter, table, others] = side === 'file' ? (['L', 'l0', 'r0'] as const) : (['R', 'r0', 'l0'] as const);
  const found = await withEngine(folder, async (engine) => {
    await loadCleanFiles(engine);
    const isCarrying = await joinCarriedRows(engine, folder);
    await engine.loadParquet('verdicts', 'reconcile/verdicts.parquet');
    await engine.loadParquet('breaks', 'reconcile/breaks.parquet');
    const rowAt = async (name: string, number: number): Promise<HeldRow | undefined> =>
      (await rowsOf<HeldRow>(engine, 'row', `SELECT * FROM ${name} WHERE row_no = ${String(number)}`))[0];
    const where = `WHERE side = '${letter}' AND row_no = ${String(line)}`;
    const row = await rowAt(table, line);
    const [verdict] = await rowsOf<Verdict>(engine, 'verdict', `SELECT * FROM verdicts ${where}`);
    if (!row || !verdict) return undefined;
    const other =
      verdict.other_no > 0 ? await rowAt(verdict.verdict === 'COPY' ? table : others, verdict.other_no) : undefined;
    // A pair is reported once, with the row of the file.
    const reported =
      side === 'base' && other && verdict.verdict !== 'COPY'
        ? `WHERE side = 'L' AND row_no = ${String(other.row_no)}`
        : where;
    const breaks = await rowsOf<BreakRecord>(engine, 'found', `SELECT * FROM breaks ${reported} ORDER BY rule_no`);
    const from =
      isCarrying && other && other.row_no > firstCarriedRow ? await originOf(engine, other.row_no) : undefined;
    return { row, verdict, other, from, breaks };
  });
  const problems = (await readFile(join(folder, 'validate', 'bad-rows.csv'), 'utf8'))
    .split('\n')
    .filter((text) => text.startsWith(`${side};${String(line)};`))
    .map((text) => {
      const [column = '', code = '', written = ''] = text.split(';').slice(2);
      return [column, code, badRowSentence(code, language) ?? written].join(' ');
    });
  if (!found && problems.length === 0)
    throw new OperatorMistake(
      message('mistake/no-row', { side: message(`reconcile/side-${side}`), job: jobId, line: String(line) }),
      {
        code: 'WRONG_USAGE',
      },
    );
  if (!found) return { breaks: [], problems };
  const { row, verdict, other, from, breaks } = found;
  const closed = other ? undefined : await endOfItem(jobs, { folder, jobId, line, letter });
  const decision = isDecided(verdict) ? (await decisionsOfJob(folder))[Number(verdict.ref) - 1] : undefined;
  return {
    row,
    verdict: verdict.verdict,
    ...(other && { other }),
    ...(from && { from }),
    ...(closed && { closed }),
    ...(verdict.rivals > 0 && { rivals: verdict.rivals }),
    ...(decision && { decision }),
    ...(!decision && verdict.ref !== '' && { group: groupOf(verdict) }),
    breaks: breaks.map((record) => toBreak(record, rules)),
    problems,
  };
};

const groupOf = ({ verdict, ref, d_cents: cents }: Verdict): NonNullable<RowExplanation['group']> => ({
  name: ref,
  kind: verdict === 'ONLY_HERE' ? 'missed-group' : verdict === 'GROUP_REPEATED' ? 'claimed-group' : 'in-group',
  cents: Math.abs(cents),
});

/** Its `ref` is the number of the decision. */
const isDecided = ({ verdict }: Verdict): boolean => ['MATCHED', 'UNMATCHED', 'WRITTEN_OFF'].includes(verdict);
