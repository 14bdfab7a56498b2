import type { Engines } from './engines.ts';
import { parseExpression } from './expressions/parse-expression.ts';
import { linearEngine } from './patterns/linear-engine.ts';

/** Both engines, loaded with whoever imports this. */
export const allEngines: Engines = { patterns: linearEngine, parseExpression };
