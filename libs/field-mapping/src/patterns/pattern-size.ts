interface Group {
  total: number;
  /** The size of the atom that a quantifier would repeat. */
  last: number;
}

const repeat = /\{([0-9]+)(?:,([0-9]*))?\}/y;
const escape = /\\(?:[pPx]\{[^}]*\}|.)/y;
const characterClass = /\[\^?\]?(?:\[:[^\]]*:\]|\\.|[^\]\\])*\]/y;

/**
 * Estimates the steps of a pattern with all repeats expanded, without compiling it: `(ab){100}` has 300. An invalid
 * pattern gives any number; the compiler refuses it.
 */
export const patternSize = (source: string): number => {
  const groups: Group[] = [{ total: 0, last: 0 }];
  let index = 0;
  while (index < source.length) index += token(source, index, groups);

  return groups.reduce((size, group) => size + group.total, 0);
};

/** Adds the size of the token at an index and returns the token's length. */
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

/** Adds an atom, in place of the one that it repeats. */
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
