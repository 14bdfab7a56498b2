import type { CompiledNode } from './compiled-node.ts';
import { ExpressionFailed, ExpressionRefused } from './expression-failed.ts';
import type { ResultType } from './functions.ts';
import { binaryOperations, unaryOperations } from './operators.ts';
import type { Evaluate, Scope } from './scope.ts';
import { toBoolean } from './values.ts';

const arithmetic: ReadonlySet<string> = new Set(['-', '*', '/', '%']);

export const compileBinary = (operator: string, left: CompiledNode, right: CompiledNode): CompiledNode => {
  const operation = binaryOperations[operator];
  if (operation === undefined) throw new ExpressionRefused(`there is no ${operator}`);
  for (const { type } of [left, right]) refuseOperand(operator, type);
  const { evaluate: first } = left;
  const { evaluate: second } = right;

  return { evaluate: (scope) => operation(first(scope), second(scope), scope), type: resultOf(operator, left, right) };
};

/** Refuses operands that are wrong for every record. */
const refuseOperand = (operator: string, type: ResultType): void => {
  if (impossible(operator).includes(type))
    throw new ExpressionRefused(`${operator} cannot be used with ${words[type]}`);
};

const impossible = (operator: string): readonly ResultType[] => {
  if (operator === '+') return ['boolean', 'null'];
  return arithmetic.has(operator) || /[<>]/.test(operator) ? ['boolean', 'null', 'list'] : [];
};

const words: Readonly<Record<ResultType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  list: 'a list',
  any: 'anything',
};

const resultOf = (operator: string, left: CompiledNode, right: CompiledNode): ResultType => {
  if (operator === '+') return left.type === right.type ? left.type : 'any';
  return arithmetic.has(operator) ? 'number' : 'boolean';
};

export const compileUnary = (operator: '!_' | '-_', operand: CompiledNode): CompiledNode => {
  if (operator === '!_') mustBeBoolean('!', operand);
  const { evaluate } = operand;
  const operation = unaryOperations[operator];

  return { evaluate: (scope) => operation(evaluate(scope), scope), type: operator === '!_' ? 'boolean' : 'number' };
};

export const compileCondition = (condition: CompiledNode, yes: CompiledNode, no: CompiledNode): CompiledNode => {
  mustBeBoolean('?:', condition);
  const { evaluate: ask } = condition;
  const { evaluate: then } = yes;
  const { evaluate: otherwise } = no;

  return {
    evaluate: (scope) => (toBoolean(ask(scope)) ? then(scope) : otherwise(scope)),
    type: yes.type === no.type ? yes.type : 'any',
  };
};

/** As in CEL, one side can decide the result even when the other side fails. */
export const compileLogic = (operator: '||' | '&&', left: CompiledNode, right: CompiledNode): CompiledNode => {
  mustBeBoolean(operator, left);
  mustBeBoolean(operator, right);
  const decisive = operator === '||';
  const { evaluate: first } = left;
  const { evaluate: second } = right;

  return {
    evaluate: (scope) => {
      const found = attempt(first, scope);
      if (found === decisive) return decisive;
      const other = toBoolean(second(scope));
      if (other === decisive || typeof found === 'boolean') return other;
      throw found;
    },
    type: 'boolean',
  };
};

const attempt = (evaluate: Evaluate, scope: Scope): boolean | ExpressionFailed => {
  try {
    return toBoolean(evaluate(scope));
  } catch (error) {
    if (error instanceof ExpressionFailed) return error;
    throw error;
  }
};

const mustBeBoolean = (operator: string, { type }: CompiledNode): void => {
  if (type !== 'boolean' && type !== 'any')
    throw new ExpressionRefused(`${operator} needs true or false, not ${words[type]}`);
};
