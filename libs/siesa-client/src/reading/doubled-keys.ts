import { isRecord } from '@siesa-integration/outgoing-http';
import type { SiesaRowProblem } from '../siesa-client.ts';
import { noteProblems } from './row-problems.ts';

/**
 * Notes rows that have a key twice with different values: `JSON.parse` keeps the last one, silently. Costs a look at each quote and each key; only a text with
 * more keys than the parsed value is read token by token.
 *
 * @param value - what the text was parsed to
 * @param redact - takes keys of ours out of what is noted
 * @returns a key beside the rows whose two values hold lists, so that rows would be lost; else `undefined`
 *
 * @example
 * noteDoubledKeys('{"data":[{"f_codigo":"1"}],"data":[]}', { data: [] }, (problem) => problem); // 'data'
 */
export const noteDoubledKeys = (
  text: string,
  value: unknown,
  redact: (problem: SiesaRowProblem) => SiesaRowProblem,
): string | undefined => {
  if (keysWritten(text) === keysIn(value)) return undefined;
  for (const { row, key, values } of findDoubled(text)) {
    if (row === undefined && values.some(holdsRows)) return key;
    const problem = redact({
      code: 'source/doubled-key',
      path: key,
      expected: 'each key once',
      received: values.map((one) => one.slice(0, 90)).join(' and '),
    });
    for (const one of rowsAt(value, row)) noteProblems(one, [problem]);
  }
  return undefined;
};

const holdsRows = (text: string): boolean => /\[\s*\{/.test(text);

interface DoubledKey {
  /** Where the row stands that holds the key: keys, then its position in a list. `undefined` outside of every list. */
  readonly row: readonly (string | number)[] | undefined;
  readonly key: string;
  /** As they are written. */
  readonly values: readonly [string, string];
}

/** The row at a place; outside of every list the answer is one row, perhaps in an object of its own. */
const rowsAt = (value: unknown, row: DoubledKey['row']): readonly Readonly<Record<string, unknown>>[] => {
  if (row === undefined) return [value, isRecord(value) ? value['data'] : undefined].filter(isRecord);
  let found: unknown = value;
  for (const step of row) found = (found as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return isRecord(found) ? [found] : [];
};

const colon = 0x3a;
const space = 0x20;

/** Quotes before a colon: the end of each key, and a few more where a text begins with a colon or holds a quote before one. Never fewer. */
const keysWritten = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    let next = at + 1;
    while (text.charCodeAt(next) <= space) next += 1;
    if (text.charCodeAt(next) === colon) count += 1;
  }
  return count;
};

/** Without recursion, because an answer may be 100,000 levels deep. */
const keysIn = (value: unknown): number => {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null) continue;
    const items: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
    if (items !== one) count += items.length;
    for (const item of items) if (typeof item === 'object' && item !== null) open.push(item);
  }
  return count;
};

/** An object or a list that is open at a place of the text. */
interface Level {
  /** The values of an object by key, as they are written; a list has none. */
  readonly values: Map<string, string> | undefined;
  /** The key or the position that the text is at. */
  at: string | number;
  /** Where the value of the key begins. */
  from?: number;
}

/** Rows, and an answer that is one row, are not deeper. What is deeper is hostile, and not worth the time. */
const deepestRow = 4;

/** The first doubled key of each row, and those outside of every list. */
const findDoubled = (text: string): readonly DoubledKey[] => {
  const found: DoubledKey[] = [];
  const rows = new Set<string>();
  const levels: Level[] = [];
  let isKey = false;
  /** The place of the outermost list among the levels: its items are the rows. */
  let list = -1;
  for (let index = 0; index < text.length; index += 1) {
    const part = text.charAt(index);
    const level = levels.at(-1);
    if (part === '"') {
      const end = endOfText(text, index);
      if (isKey && level) level.at = JSON.parse(text.slice(index, end + 1)) as string; // "\u0061" is the key a
      isKey = false;
      index = end;
    } else if (part === '{' || part === '[') {
      if (part === '[' && list < 0) list = levels.length;
      levels.push({ values: part === '{' ? new Map() : undefined, at: 0 });
      isKey = part === '{';
    } else if (part === ':' && level) level.from = index + 1;
    else if (part === ',' || part === '}' || part === ']') {
      const values = level && endValue(level, text, index);
      if (values && (list < 0 ? levels.length : list) < deepestRow) {
        const row = list < 0 ? undefined : levels.slice(0, list + 1).map(({ at }) => at);
        const place = String(row ?? values.some(holdsRows));
        if (!rows.has(place)) found.push({ row, key: String(level.at), values });
        rows.add(place);
      }
      if (part === ',' && level && !level.values) level.at = Number(level.at) + 1;
      if (part !== ',') levels.pop();
      if (list >= levels.length) list = -1;
      isKey = part === ',' && level?.values !== undefined;
    }
  }
  return found;
};

/** Where a text ends: at a quote behind an even number of backslashes. */
const endOfText = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charAt(end - 1 - escapes) === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
};

/** Ends the value of a key. Returns it with the one that the key had before, where both differ. */
const endValue = (level: Level, text: string, end: number): DoubledKey['values'] | undefined => {
  if (!level.values || level.from === undefined) return undefined;
  const [key, value] = [String(level.at), text.slice(level.from, end).trim()];
  const before = level.values.get(key);
  level.values.set(key, value);
  delete level.from;
  return before === undefined || isSame(before, value) ? undefined : [before, value];
};

/** Two ways to write one short value are the same. */
const isSame = (one: string, other: string): boolean =>
  one === other ||
  (one.length + other.length < 1000 && JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other)));
