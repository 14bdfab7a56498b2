import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { type Decision, identifyRow, loadCleanFiles, type SideName } from '@siesa-integration/reconciliation-stages';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import type { Jobs } from '../places/job-place.ts';
import { assertRows, requestOfJob, rowsOf, rulesOfJob, withEngine } from '../job-folder.ts';

/** A row by the line of its file on which it begins. */
export interface RowPlace {
  readonly side: 'file' | 'base';
  readonly line: number;
}

export interface RowsToDecide {
  readonly jobId: string;
  /** The two rows of a match; one row otherwise. */
  readonly rows: readonly RowPlace[];
  readonly note: string;
  /** Who decides. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A decision that was written, and how it takes effect. */
export interface Decided {
  readonly action: Decision['action'];
  /** The command that reconciles the same files again. */
  readonly again: string;
}

/** A row of a job, its verdict, and its identity in any file. */
interface JudgedRow extends RowPlace {
  readonly verdict: string;
  readonly otherNo: number;
  readonly decided: Decision['rows'][number];
}

export const writeDecision = async (
  jobs: Pick<Jobs, 'folderOf' | 'decisions' | 'again'>,
  action: 'match' | 'unmatch' | 'write-off',
  { jobId, rows: places, note, by, now }: RowsToDecide,
): Promise<Decided> => {
  if (note.trim() === '') throw new OperatorMistake(message('mistake/no-reason'), { code: 'WRONG_USAGE' });
  const folder = await jobs.folderOf(jobId);
  assertRows(folder);
  const [rules, request] = await Promise.all([rulesOfJob(folder), requestOfJob(folder)]);
  const decided = await withEngine(folder, async (engine) => {
    await loadCleanFiles(engine);
    await engine.loadParquet('verdicts', 'reconcile/verdicts.parquet');
    const judge = (place: RowPlace): Promise<JudgedRow> => judgedRow(engine, place);
    const rows = await Promise.all(places.map(judge));
    return action === 'unmatch' ? takenApart(rows, judge) : alone(action, rows);
  });
  await jobs.decisions.add(rules.name, { ...decided, by, at: new Date(now).toISOString(), note });
  return { action: decided.action, again: jobs.again(request) };
};

type Undated = Pick<Decision, 'action' | 'rows'>;

/** Rows can be matched or written off while nothing answers them. */
const alone = (action: 'match' | 'write-off', rows: readonly JudgedRow[]): Undated => {
  const answered = rows.find(isAnswered);
  if (answered)
    throw new OperatorMistake(
      message('mistake/answered-already', {
        line: String(answered.line),
        side: message(`reconcile/side-${answered.side}`),
        verdict: answered.verdict,
      }),
      { code: 'WRONG_USAGE' },
    );
  return { action, rows: rows.map(({ decided }) => decided) };
};

const isAnswered = ({ verdict, otherNo }: JudgedRow): boolean =>
  verdict === 'WRITTEN_OFF' || (otherNo > 0 && verdict !== 'COPY');

/** What a person decided is withdrawn; what the rules paired is kept apart. */
const takenApart = async (
  rows: readonly JudgedRow[],
  judge: (place: RowPlace) => Promise<JudgedRow>,
): Promise<Undated> => {
  const [row] = rows;
  if (!row || !isAnswered(row))
    throw new OperatorMistake(
      message('mistake/answered-by-nothing', {
        line: String(row?.line),
        side: message(`reconcile/side-${row?.side ?? 'file'}`),
      }),
      {
        code: 'WRONG_USAGE',
      },
    );
  const other =
    row.otherNo > 0 ? await judge({ side: row.side === 'file' ? 'base' : 'file', line: row.otherNo }) : undefined;
  return {
    action: row.verdict === 'MATCHED' || row.verdict === 'WRITTEN_OFF' ? 'withdraw' : 'unmatch',
    rows: [row.decided, ...(other ? [other.decided] : [])],
  };
};

const judgedRow = async (engine: DuckDbEngine, { side, line }: RowPlace): Promise<JudgedRow> => {
  const letter: SideName = side === 'file' ? 'L' : 'R';
  const found = await identifyRow(engine, letter, line);
  const [verdict] = await rowsOf<{ readonly verdict: string; readonly other_no: number }>(
    engine,
    'verdict',
    `SELECT verdict, other_no FROM verdicts WHERE side = '${letter}' AND row_no = ${String(line)}`,
  );
  if (!found || !verdict)
    throw new OperatorMistake(
      message('mistake/no-good-row', { side: message(`reconcile/side-${side}`), line: String(line) }),
      { code: 'WRONG_USAGE' },
    );
  return { side, line, verdict: verdict.verdict, otherNo: verdict.other_no, decided: found.decided };
};
