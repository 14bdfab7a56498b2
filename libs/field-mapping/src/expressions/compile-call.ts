import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../document/did-you-mean.ts';
import { type CompiledNode, namingMissing } from './compiled-node.ts';
import { ExpressionRefused } from './expression-failed.ts';
import { type ExpressionFunction, functions } from './functions.ts';
import type { Evaluate } from './scope.ts';

/** Functions of Python and JavaScript, and ours that do the same. */
const otherLanguages = [
  ['str', 'string(x)'],
  ['strip', 'trim(x)'],
  ['toUpperCase', 'upper(x)'],
  ['toLowerCase', 'lower(x)'],
  ['startswith', 'startsWith(x, "…")'],
  ['endswith', 'endsWith(x, "…")'],
  ['includes', 'contains(x, "…")'],
  ['substr', 'substring(x, from, to)'],
  ['slice', 'substring(x, from, to)'],
  ['length', 'size(x)'],
  ['pow', 'x * x'],
  ['sum', '+'],
] as const;

/** Functions of CEL that are excluded, with the reason and a replacement. */
const leftOut: ReadonlyMap<string, string> = new Map([
  ['matches', "there is no matches, because its patterns can take too long; use the rule's `validation`"],
  ...['map', 'filter', 'all', 'exists', 'exists_one', 'bind'].map(
    (name) =>
      [name, `there is no ${name}, because list macros can take too long; write the fields one by one`] as const,
  ),
  ['has', 'there is no has: a field that the row lacks is null, so compare with null'],
  ...['int', 'uint', 'double', 'float', 'parseInt', 'parseFloat'].map(
    (name) => [name, `there is no ${name}: use number, floor or round`] as const,
  ),
  ...otherLanguages.map(([name, own]) => [name, `there is no ${name}: use ${own}`] as const),
]);

/** A call of either form. In `value.name()`, `value` is the first argument. */
export const compileCall = (
  name: string,
  args: readonly ASTNode[],
  compile: (node: ASTNode) => CompiledNode,
): CompiledNode => {
  const called = functions.get(name);
  if (called === undefined) throw new ExpressionRefused(leftOut.get(name) ?? unknown(name));
  const [fewest, most] = called.arity;
  if (args.length < fewest || args.length > most)
    throw new ExpressionRefused(
      `${name} takes ${fewest === most ? String(fewest) : `${String(fewest)} to ${String(most)}`} values, not ${String(args.length)}`,
    );

  return { evaluate: calling(called.call, args.map(compile)), type: called.result, isText: name === 'string' };
};

const calling =
  (call: ExpressionFunction['call'], operands: readonly CompiledNode[]): Evaluate =>
  (scope) => {
    const values = operands.map(({ evaluate }) => evaluate(scope));
    try {
      return call(scope, ...values);
    } catch (error) {
      throw namingMissing(error, operands, values);
    }
  };

const unknown = (name: string): string => {
  const hint = didYouMean(name, functions.keys());
  return `there is no function ${name}${hint === undefined ? '' : `; ${hint}`}`;
};
