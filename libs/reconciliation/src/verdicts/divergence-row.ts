import { createHash } from 'node:crypto';
import { maskedName } from '../masked-name.ts';
import { centsText } from '../reader/values/exact-sum.ts';
import type { RuleDocument } from '../rules/rule-document-schema.ts';
import type { Break } from './break-row.ts';

/** The columns of the reference's CSV, in their order. */
export const divergenceColumns = [
  'fornecedor_id',
  'ordem_id',
  'nome',
  'ativo_id',
  'data',
  'valor_csv',
  'valor_base',
  'tipo_divergencia',
  'detalhes',
  'severidade',
  'hash_linha',
] as const;

/** A break as a row of the reference's CSV. Names are masked; an amount that does not exist is empty. */
export type DivergenceRow = Readonly<Record<(typeof divergenceColumns)[number], string>>;

/** @example toDivergenceRow(found, rules).hash_linha; // SHA-256 of '12345|ORD-70001|Ana Torres|ATV-001|2026-02-15|1500.75' */
export const toDivergenceRow = (found: Break, { output }: Pick<RuleDocument, 'output'>): DivergenceRow => {
  const { record, fileCents, baseCents } = found;
  const data = isoDay(record.day_no);
  const says = [record.party, record.k, record.nome, record.ativo, data, centsText(record.cents)];
  return {
    fornecedor_id: record.party,
    ordem_id: record.k,
    nome: maskedName(record.nome),
    ativo_id: record.ativo,
    data,
    valor_csv: fileCents === undefined ? '' : centsText(fileCents, output.decimal),
    valor_base: baseCents === undefined ? '' : centsText(baseCents, output.decimal),
    tipo_divergencia: found.type,
    detalhes: found.detail,
    severidade: found.severity,
    hash_linha: createHash('sha256').update(says.join('|')).digest('hex'),
  };
};

/** @example isoDay(20_499); // '2026-02-15' */
export const isoDay = (dayNo: number): string => new Date(dayNo * 86_400_000).toISOString().slice(0, 10);
