import { message, OperatorMistake } from '@siesa-integration/operator/messages';

/**
 * Loads what runs the emulation: late, because the stand-ins for AWS take long to load and few commands need them.
 *
 * @throws OperatorMistake in the installed package, which leaves it out
 */
export const loadSandbox = async <T>(load: () => Promise<T>): Promise<T> => {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new OperatorMistake(message('mistake/clone-alone'), { cause: error });
  }
};
