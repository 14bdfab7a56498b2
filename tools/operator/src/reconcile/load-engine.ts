import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/**
 * Loads what needs DuckDB.
 *
 * @throws OperatorMistake where DuckDB is not installed: the packed command leaves it out, because it is native and larger than all the rest
 */
export const loadEngine = async <T>(load: () => Promise<T>): Promise<T> => {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new OperatorMistake(message('mistake/no-duckdb'), {
      cause: error,
    });
  }
};
