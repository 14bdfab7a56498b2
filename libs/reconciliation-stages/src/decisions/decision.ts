import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** A clean row, as the engine holds it. */
export interface HeldRow {
  readonly row_no: number;
  readonly cents: number;
  readonly day_no: number;
  readonly party: string;
  readonly k: string;
  readonly nome: string;
  readonly ativo: string;
  readonly lote: string;
}

/** `L` the file, `R` the base. */
export type SideName = 'L' | 'R';

const decidedRow = v.object({
  side: v.picklist(['L', 'R']),
  /** SHA-256 of what the row says, and which of the rows that say the same it is: it finds the row in another file. */
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  cents: v.number(),
  day_no: v.number(),
});

/** A row that a person has decided about. It holds no text of the row. */
export type DecidedRow = v.InferOutput<typeof decidedRow>;

const decisionSchema = v.object({
  /** Stored, so these never change. */
  action: v.picklist(['match', 'unmatch', 'write-off', 'withdraw']),
  rows: v.array(decidedRow),
  /** Who decided it. */
  by: v.string(),
  /** ISO 8601. */
  at: v.string(),
  note: v.string(),
});

/**
 * What a person has decided about rows, whatever file they come in.
 *
 * - `match`: the two rows belong together
 * - `unmatch`: the two rows do not belong together, although the rules pair them
 * - `write-off`: the row is answered without another one
 * - `withdraw`: what was decided about the row before holds no more
 */
export type Decision = v.InferOutput<typeof decisionSchema>;

/** @throws ValiError for anything else, because decisions are only written by this service */
export const parseDecisions = (text: string): readonly Decision[] => v.parse(v.array(decisionSchema), JSON.parse(text));

/**
 * The identity of a row across files.
 *
 * @param nth which of the rows of its side that say the same it is, counted from 1 in the order of the file
 */
export const toDecidedRow = (side: SideName, row: HeldRow, nth: number): DecidedRow => {
  const content = JSON.stringify([side, row.party, row.k, row.nome, row.ativo, row.lote, row.day_no, row.cents, nth]);
  return { side, digest: createHash('sha256').update(content).digest('hex'), cents: row.cents, day_no: row.day_no };
};

/** A decision that holds, with its place in the list. */
export interface HoldingDecision {
  readonly no: number;
  readonly decision: Decision;
}

/** The decisions that hold: a later one about a row replaces what was decided about it before. */
export const holdingDecisions = (decisions: readonly Decision[]): readonly HoldingDecision[] => {
  const byRow = new Map<string, HoldingDecision>();
  for (const [no, decision] of decisions.entries()) {
    for (const { digest } of decision.rows)
      for (const other of byRow.get(digest)?.decision.rows ?? []) byRow.delete(other.digest);
    if (decision.action === 'withdraw') continue;
    const holding = { no, decision };
    for (const { digest } of decision.rows) byRow.set(digest, holding);
  }
  return [...new Set(byRow.values())];
};
