import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';

/** Here, because other stages find the clean files by it. */
export const validateStage = 'validate';

/** What the stage writes into its folder. */
export const cleanFileNames = { file: 'file.parquet', base: 'base.parquet' } as const;

/** The clean files of both sides by their table: paths below a job's folder. */
export const cleanFiles = {
  l0: `${validateStage}/${cleanFileNames.file}`,
  r0: `${validateStage}/${cleanFileNames.base}`,
} as const;

/** Makes the clean rows of both sides the tables `l0` and `r0`. */
export const loadCleanFiles = async (engine: Pick<DuckDbEngine, 'load'>): Promise<void> => {
  await engine.load('l0', cleanFiles.l0);
  await engine.load('r0', cleanFiles.r0);
};
