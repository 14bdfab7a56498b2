interface Group {
  total: number;
  /** Size of the atom that a quantifier would repeat. */
  last: number;
}

const repeat = /\{([0-9]+)(?:,([0-9]*))?\}/y;
const escape = /\\(?:[pPx]\{[^}]*\}|.)/y;
const characterClass = /\[\^?\]?(?:\[:[^\]]*:\]|\\.|[^\]\\])*\]/y;

/**
 * About how many steps a pattern has once its repeats are written out, found without compiling it: `(ab){100}` has 300.
 * A pattern that is none gives some number; the compiler refuses it.
 */
export const patternSize = (source: string): number => {
  const groups: Group[] = [{ total: 0, last: 0 }];
  let index = 0;
  while (index < source.length) index += token(source, index, groups);

  return groups.reduce((size, group) => size + group.total, 0);
};

/** Weighs the token at a place and says how long it is. */
const token = (source: string, index: number, groups: Group[]): number => {
  const group = groups.at(-1) ?? { total: 0, last: 0 };
  const counts = at(repeat, source, index);
  if (counts !== null) {
    const times = Math.max(1, Number(counts[1]), Number(counts[2] ?? 0));
    add(group, group.last * times, group.last);
    return counts[0].length;
  }
  const atom = at(escape, source, index) ?? at(characterClass, source, index);
  if (atom !== null) return add(group, 1, 0, atom[0].length);
  if (source[index] === '(') groups.push({ total: 0, last: 0 });
  else if (source[index] === ')' && groups.length > 1) close(groups);
  else add(group, 1, 0);
  return 1;
};

const at = (pattern: RegExp, source: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(source);
};

/** Puts an atom in, in the place of one that it repeats. */
const add = (group: Group, size: number, instead: number, length = 1): number => {
  group.total += size - instead;
  group.last = size;
  return length;
};

const close = (groups: Group[]): void => {
  const inner = groups.pop();
  const outer = groups.at(-1);
  if (inner && outer) add(outer, inner.total + 1, 0);
};
