export { DeadlinePassed, EngineFailed } from './engine-errors.ts';
export { type DuckDbEngine, type DuckDbEngineOptions, openDuckDbEngine } from './open-duckdb-engine.ts';
