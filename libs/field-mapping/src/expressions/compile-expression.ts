import type { ASTNode } from '@marcbachmann/cel-js';
import { Failure } from '../values/failure.ts';
import { shown } from '../values/shown.ts';
import type { NumberStyle } from '../values/exact-decimal.ts';
import { compileAccess, compileName } from './compile-access.ts';
import { compileCall } from './compile-call.ts';
import type { CompiledNode, NamedFields } from './compiled-node.ts';
import { ExpressionFailed, ExpressionRefused } from './expression-failed.ts';
import type { ResultType } from './functions.ts';
import { compileBinary, compileCondition, compileLogic, compileUnary } from './compile-operator.ts';
import type { Scope } from './scope.ts';
import { bounded, tidyNumber } from './values.ts';

/** Parses text to a syntax tree. @throws {@link ExpressionRefused} when it is not CEL or exceeds the limits */
export type ParseExpression = (source: string) => ASTNode;

/** A compiled expression. */
export interface CompiledExpression {
  /** Returns a JSON value, or a `Failure` when the expression cannot use the record's values. Never throws. */
  readonly evaluate: (
    value: unknown,
    record: Readonly<Record<string, unknown>>,
    product: Readonly<Record<string, unknown>>,
  ) => unknown;
  readonly result: ResultType;
  readonly recordFields: readonly string[];
  readonly productFields: readonly string[];
}

/**
 * Compiles one CEL expression to closures. A library parses; evaluation is our own, because it counts the work of each
 * expression.
 *
 * @param numbers how the document writes numbers as text
 * @throws {@link ExpressionRefused} when the expression cannot be used
 *
 * @example
 * const withTax = compileExpression('value * 1.19', plainNumbers, parseExpression);
 * withTax.evaluate('100.00', {}, {}); // 119
 */
export const compileExpression = (source: string, numbers: NumberStyle, parse: ParseExpression): CompiledExpression => {
  const named: NamedFields = { record: new Set(), product: new Set() };
  const root = compileNode(parse(source), named);
  const scope: Scope = { value: null, record: {}, product: {}, work: 0, numbers };

  return {
    evaluate: (value, record, product) => {
      scope.value = value;
      scope.record = record;
      scope.product = product;
      scope.work = 0;
      return finished(root, scope, source);
    },
    result: root.type,
    recordFields: [...named.record],
    productFields: [...named.product],
  };
};

const finished = (root: CompiledNode, scope: Scope, source: string): unknown => {
  try {
    const result = root.evaluate(scope);
    if (typeof result === 'number') return tidyNumber(result);
    return typeof result === 'string' ? bounded(result) : result;
  } catch (error) {
    if (error instanceof ExpressionFailed)
      return new Failure('mapping/expression', error.expected, error.received, `${reasonOf(error)} in ${source}`);
    throw error;
  }
};

const reasonOf = ({ missing, reason, expected, received }: ExpressionFailed): string =>
  missing === undefined ? (reason ?? `expected ${expected}, found ${shown(received)}`) : `${missing} is missing`;

const compileNode = (node: ASTNode, named: NamedFields): CompiledNode => {
  const compile = (child: ASTNode): CompiledNode => compileNode(child, named);
  switch (node.op) {
    case 'value':
      return compileLiteral(node.args);
    case 'id':
      return compileName(node.args);
    case '.':
    case '[]':
      return compileAccess(node.args[0], node.args[1], compile, named);
    case 'call':
      return compileCall(node.args[0], node.args[1], compile);
    case 'rcall':
      return compileCall(node.args[0], [node.args[1], ...node.args[2]], compile);
    case 'list':
      return compileList(node.args.map(compile));
    case '?:':
      return compileCondition(compile(node.args[0]), compile(node.args[1]), compile(node.args[2]));
    case '||':
    case '&&':
      return compileLogic(node.op, compile(node.args[0]), compile(node.args[1]));
    case '!_':
    case '-_':
      return compileUnary(node.op, compile(node.args));
    case 'map':
    case '.?':
    case '[?]':
      throw new ExpressionRefused('there are no maps and no optional fields: use a lookup, or compare with null');
    default:
      return compileBinary(node.op, compile(node.args[0]), compile(node.args[1]));
  }
};

const compileLiteral = (literal: unknown): CompiledNode => {
  if (literal === null) return { evaluate: () => null, type: 'null' };
  if (typeof literal === 'string') return { evaluate: () => literal, type: 'text', isText: true };
  if (typeof literal === 'boolean') return { evaluate: () => literal, type: 'boolean' };
  const number = typeof literal === 'bigint' ? Number(literal) : literal;
  if (typeof number !== 'number')
    throw new ExpressionRefused('there are only numbers, texts, true, false, null and lists');
  if (typeof literal === 'bigint' && !Number.isSafeInteger(number))
    throw new ExpressionRefused('a whole number in an expression is at most 9007199254740991');

  return { evaluate: () => number, type: 'number' };
};

const compileList = (items: readonly CompiledNode[]): CompiledNode => {
  const evaluates = items.map((item) => item.evaluate);
  return { evaluate: (scope) => evaluates.map((evaluate) => evaluate(scope)), type: 'list' };
};
