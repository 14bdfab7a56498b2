import type { ASTNode } from '@marcbachmann/cel-js';
import { canonicalFields, isRecord } from '@siesa-integration/canonical-model';
import { canonicalName } from '../document/canonical-name.ts';
import { didYouMean } from '../document/did-you-mean.ts';
import type { CompiledNode, NamedFields } from './compiled-node.ts';
import { ExpressionFailed, ExpressionRefused } from './expression-failed.ts';
import { toList, toNumber } from './values.ts';
import type { Scope } from './scope.ts';

/** The product fields of an expression decide the order of mapping, so they must be known when it is compiled. */
const productByName = 'product fields are written as product.name and cannot be calculated';

/** A product's name is text, also when it consists of digits. */
const fixedTexts = new Set(canonicalFields.filter(({ type }) => type === 'string').map(({ name }) => name));

type Compile = (node: ASTNode) => CompiledNode;

/** A bare name: `value` or `record`. */
export const compileName = (name: string): CompiledNode => {
  switch (name) {
    case 'value':
      return { evaluate: (scope) => scope.value, type: 'any', label: name };
    case 'record':
      return { evaluate: (scope) => scope.record, type: 'any' };
    case 'product':
      throw new ExpressionRefused(productByName);
    default: {
      const hint = didYouMean(name, ['value', 'record', 'product']);
      throw new ExpressionRefused(
        `there is no '${name}', only value, record and product${hint === undefined ? '' : `; ${hint}`}`,
      );
    }
  }
};

/** `object.name`, `object["name"]` or `list[0]`. A missing entry of an object is `null`. */
export const compileAccess = (
  object: ASTNode,
  key: ASTNode | string,
  compile: Compile,
  named: NamedFields,
): CompiledNode => {
  const name = typeof key === 'string' ? key : literalText(key);
  if (object.op === 'id' && (object.args === 'record' || object.args === 'product'))
    return accessRow(object.args, name, key, compile, named);

  const { evaluate: of, label } = compile(object);
  if (name !== undefined)
    return {
      evaluate: (scope) => entry(of(scope), name),
      type: 'any',
      ...(label === undefined ? {} : { label: `${label}["${name}"]` }),
    };

  const at = compile(key as ASTNode).evaluate;
  return { evaluate: (scope) => item(of(scope), at(scope), scope), type: 'any' };
};

const accessRow = (
  row: 'record' | 'product',
  name: string | undefined,
  key: ASTNode | string,
  compile: Compile,
  named: NamedFields,
): CompiledNode => {
  const field = name === undefined || row === 'record' ? name : canonicalName(name);
  if (field !== undefined) {
    named[row].add(field);
    const label = row === 'record' ? `record["${field}"]` : `product.${field}`;
    const isText = row === 'product' && fixedTexts.has(field);
    if (field in Object.prototype)
      return { evaluate: (scope) => ownEntry(scope[row], field), type: 'any', label, isText };
    return {
      evaluate: row === 'record' ? (scope) => scope.record[field] ?? null : (scope) => scope.product[field] ?? null,
      type: 'any',
      label,
      isText,
    };
  }
  if (row === 'product') throw new ExpressionRefused(productByName);

  const at = compile(key as ASTNode).evaluate;
  return { evaluate: (scope) => entry(scope.record, at(scope)), type: 'any' };
};

const literalText = (node: ASTNode): string | undefined =>
  node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;

const ownEntry = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? (object[name] ?? null) : null;

const entry = (object: unknown, name: unknown): unknown => {
  if (!isRecord(object)) throw new ExpressionFailed(`an object that may have '${String(name)}'`, object);
  if (typeof name !== 'string') throw new ExpressionFailed('the name of a field', name);
  return ownEntry(object, name);
};

const item = (holder: unknown, key: unknown, scope: Scope): unknown => {
  if (isRecord(holder)) return entry(holder, key);
  const list = toList(holder);
  const index = toNumber(key, scope);
  if (!Number.isInteger(index) || index < 0 || index >= list.length)
    throw new ExpressionFailed(`a position in a list of ${String(list.length)}`, key);
  return list[index] ?? null;
};
