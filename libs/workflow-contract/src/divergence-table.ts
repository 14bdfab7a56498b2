/**
 * The columns of the table of divergences with their types as Athena spells them, in their order. The report of a job writes them as Parquet, and the stack
 * declares its table of them, so both have the same ones.
 *
 * The first 13 are the reference's, the last three are for dashboards.
 */
export const divergenceTable = {
  job_id: 'string',
  /** When the job began, UTC. */
  processado_em: 'timestamp',
  fornecedor_id: 'string',
  ordem_id: 'string',
  /** Not masked: the bucket is encrypted, and each reader of the table needs its key. */
  nome: 'string',
  ativo_id: 'string',
  data: 'date',
  valor_csv: 'decimal(18,2)',
  valor_base: 'decimal(18,2)',
  tipo_divergencia: 'string',
  detalhes: 'string',
  severidade: 'string',
  hash_linha: 'string',
  /** The file's amount minus the base's; empty without a pair. */
  diferenca_valor: 'decimal(18,2)',
  /** The difference in percent of the base's amount, rounded to two decimals; empty without a pair, and where the base has 0. */
  percentual_divergencia: 'double',
  /** The place of its rule in the report, from 1. */
  priority: 'int',
} as const;

export type DivergenceTableColumn = keyof typeof divergenceTable;
