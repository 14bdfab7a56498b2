import { join } from 'node:path';
import type { DeployedFunction } from '../template/deployment.ts';
import type { InstanceData } from './lambda-messages.ts';

/** The module and the export that a function's `Handler` names. */
export const handlerOf = ({ code, handler }: Pick<DeployedFunction, 'code' | 'handler'>): InstanceData => {
  const [file = '', exportName = ''] = handler.split('.');
  return { module: join(code, `${file}.mjs`), exportName };
};
