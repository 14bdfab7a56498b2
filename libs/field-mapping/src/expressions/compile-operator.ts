import { isMissing } from '../values/clean-text.ts';
import { type CompiledNode, namingMissing } from './compiled-node.ts';
import { ExpressionFailed, ExpressionRefused } from './expression-failed.ts';
import type { ResultType } from './functions.ts';
import { binaryOperations, joinTexts, unaryOperations } from './operators.ts';
import type { Scope } from './scope.ts';

const arithmetic: ReadonlySet<string> = new Set(['-', '*', '/', '%']);

export const compileBinary = (operator: string, left: CompiledNode, right: CompiledNode): CompiledNode => {
  const joins = operator === '+' && (left.isText === true || right.isText === true);
  const operation = joins ? joinTexts : binaryOperations[operator];
  if (operation === undefined) throw new ExpressionRefused(`there is no ${operator}`);
  const operands = [left, right];
  for (const { type } of operands) refuseOperand(operator, type);
  const { evaluate: first } = left;
  const { evaluate: second } = right;

  return {
    evaluate: (scope) => {
      const one = first(scope);
      const other = second(scope);
      if (operator === '+') {
        refuseMissing(left, one);
        refuseMissing(right, other);
      }
      try {
        return operation(one, other, scope);
      } catch (error) {
        throw namingMissing(error, operands, [one, other]);
      }
    },
    type: joins ? 'text' : resultOf(operator, left, right),
    isText: joins,
  };
};

/** A blank text of the row is a missing value, so it must not disappear in a joined text. */
const refuseMissing = (operand: CompiledNode, value: unknown): void => {
  if (operand.label !== undefined && isMissing(value))
    throw namingMissing(new ExpressionFailed('text or a number', value), [operand], [value]);
};

/** Refuses operands that are wrong for every record. */
const refuseOperand = (operator: string, type: ResultType): void => {
  if (impossible(operator).includes(type))
    throw new ExpressionRefused(`${operator} cannot be used with ${words[type]}`);
};

const impossible = (operator: string): readonly ResultType[] => {
  if (operator === '+') return ['boolean', 'null', 'list'];
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

  return {
    evaluate: (scope) => {
      const value = evaluate(scope);
      try {
        return operation(value, scope);
      } catch (error) {
        throw namingMissing(error, [operand], [value]);
      }
    },
    type: operator === '!_' ? 'boolean' : 'number',
  };
};

export const compileCondition = (condition: CompiledNode, yes: CompiledNode, no: CompiledNode): CompiledNode => {
  mustBeBoolean('?:', condition);
  const ask = booleanOf(condition);
  const { evaluate: then } = yes;
  const { evaluate: otherwise } = no;

  return {
    evaluate: (scope) => (ask(scope) ? then(scope) : otherwise(scope)),
    type: yes.type === no.type ? yes.type : 'any',
    isText: yes.isText === true && no.isText === true,
  };
};

/** As in CEL, one side can decide the result even when the other side fails. */
export const compileLogic = (operator: '||' | '&&', left: CompiledNode, right: CompiledNode): CompiledNode => {
  mustBeBoolean(operator, left);
  mustBeBoolean(operator, right);
  const decisive = operator === '||';
  const first = booleanOf(left);
  const second = booleanOf(right);

  return {
    evaluate: (scope) => {
      const found = attempt(first, scope);
      if (found === decisive) return decisive;
      const other = second(scope);
      if (other === decisive || typeof found === 'boolean') return other;
      throw found;
    },
    type: 'boolean',
  };
};

const booleanOf =
  (node: CompiledNode) =>
  (scope: Scope): boolean => {
    const value = node.evaluate(scope);
    if (typeof value === 'boolean') return value;
    throw namingMissing(new ExpressionFailed('true or false', value), [node], [value]);
  };

const attempt = (ask: (scope: Scope) => boolean, scope: Scope): boolean | ExpressionFailed => {
  try {
    return ask(scope);
  } catch (error) {
    if (error instanceof ExpressionFailed) return error;
    throw error;
  }
};

const mustBeBoolean = (operator: string, { type }: CompiledNode): void => {
  if (type !== 'boolean' && type !== 'any')
    throw new ExpressionRefused(`${operator} needs true or false, not ${words[type]}`);
};
