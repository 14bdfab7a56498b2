import type { JsonValue } from './json-value.ts';

/** One step into a payload: the name of a field, or of a list to which the value adds an element. */
export interface TargetStep {
  readonly name: string;
  readonly list: boolean;
}

/** More levels are refused. */
const deepest = 8;
const step = /^([^.[\]/\\\s](?:[^.[\]/\\]*[^.[\]/\\\s])?)(\[\])?$/;
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a name could reach the prototype of an object. */
export const isForbiddenName = (name: string): boolean => forbidden.has(name);

/**
 * Reads the place of a value in a payload. A point separates levels; `[]` behind a name, once at most, means one more element of a list.
 * `undefined` when the text is no such place.
 *
 * @example
 * parseTarget('properties.color'); // [{ name: 'properties', list: false }, { name: 'color', list: false }]
 * parseTarget('groups[].category'); // [{ name: 'groups', list: true }, { name: 'category', list: false }]
 * parseTarget('prices[0].amount'); // undefined
 */
export const parseTarget = (target: string): readonly TargetStep[] | undefined => {
  const steps: TargetStep[] = [];
  for (const part of target.split('.', deepest + 1)) {
    const [, name, list] = step.exec(part) ?? [];
    if (name === undefined || isForbiddenName(name)) return undefined;
    steps.push({ name, list: list !== undefined });
  }
  return steps.length <= deepest && steps.filter(({ list }) => list).length <= 1 ? steps : undefined;
};

/** An object that is being built. */
type Branch = Record<string, JsonValue>;

/**
 * Builds a payload from values and their places. An object or a list appears with its first value, so a payload without any has neither. `null`
 * clears a field; for a list it means no element, so a list of cleared fields is empty.
 *
 * @throws RangeError when a place cannot be read, or when one place lies below another that has a value. A checked mapping document has no such places.
 *
 * @example
 * buildPayload([['name', 'Café'], ['properties.color', 'red'], ['groups[].category', 'INV01']]);
 * // { name: 'Café', properties: { color: 'red' }, groups: [{ category: 'INV01' }] }
 */
export const buildPayload = (
  values: Iterable<readonly [target: string, value: JsonValue]>,
): Readonly<Record<string, JsonValue>> => {
  const payload: Branch = {};
  for (const [target, value] of values) put(payload, target, value);
  return payload;
};

const put = (payload: Branch, target: string, value: JsonValue): void => {
  const steps = knownSteps.get(target) ?? remember(target);
  let branch = payload;
  for (const [index, { name, list }] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (list) {
      const items = below<JsonValue[]>(branch, name, [], target);
      if (value === null) return;
      if (isLast) items.push(value);
      else items.push((branch = {}));
    } else if (isLast) branch[name] = value;
    else branch = below<Branch>(branch, name, {}, target);
  }
};

/** The object or list under a name, which is added when it is not there. */
const below = <Kind extends JsonValue>(branch: Branch, name: string, empty: Kind, target: string): Kind => {
  const found = Object.hasOwn(branch, name) ? branch[name] : empty; // a name such as toString is inherited
  if (typeof found !== 'object' || found === null || Array.isArray(found) !== Array.isArray(empty))
    throw new RangeError(`'${target}' lies below a field that has a value of its own.`);
  branch[name] = found;
  return found as Kind;
};

/** The places of one document are few, and each payload needs them all. A full cache is emptied. */
const knownSteps = new Map<string, readonly TargetStep[]>();
const remembered = 1_000;

const remember = (target: string): readonly TargetStep[] => {
  const steps = parseTarget(target);
  if (steps === undefined) throw new RangeError(`'${target}' is not a place in a payload.`);
  if (knownSteps.size >= remembered) knownSteps.clear();
  knownSteps.set(target, steps);
  return steps;
};
