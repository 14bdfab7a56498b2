import type { SiesaRow, SiesaRowProblem } from '../siesa-client.ts';
import { noteProblems } from './row-problems.ts';
import { shapeOf } from './shape-of.ts';

/** How a dialect writes its values. */
export interface RowStyle {
  /** Rewrites one text value, already in NFC. @defaultValue as it is */
  readonly text?: (value: string) => string;
  /** Whether a part of the answer was not UTF-8: U+FFFD stands in its place. @defaultValue false */
  readonly damaged?: boolean;
}

/** The deepest nesting that is kept. A note replaces deeper values, because no serialiser downstream can write 100,000 levels. */
const maxDepth = 32;

/** Makes rows of a list: text in NFC, rows without any value dropped and counted, all else as it came. Pure. */
export const toRows = (
  list: readonly unknown[],
  style: RowStyle,
): { readonly rows: readonly SiesaRow[]; readonly emptyRows: number } | { readonly problem: string } => {
  const rows: SiesaRow[] = [];
  for (const item of list) {
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      return { problem: `a list that holds ${shapeOf(item)}` };
    const row = item as Record<string, unknown>;
    if (!cleanRowInPlace(row, style)) continue;
    rows.push(style.damaged ? noteProblems(row, encodingProblems(row)) : row);
  }
  return { rows, emptyRows: list.length - rows.length };
};

const encodingProblems = (row: SiesaRow): readonly SiesaRowProblem[] =>
  Object.entries(row)
    .filter((field) => JSON.stringify(field).includes('\ufffd'))
    .map(([path, value]) => ({
      code: 'source/encoding',
      path,
      expected: 'UTF-8',
      received: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200),
    }));

/**
 * Cleans a freshly parsed row in place, because nothing else references it. Only names that the row owns are assigned, so `__proto__`
 * stays data.
 *
 * @returns whether the row has any value
 */
const cleanRowInPlace = (row: Record<string, unknown>, { text }: RowStyle): boolean => {
  let filled = false;
  for (const name of Object.keys(row)) {
    const value = row[name];
    if (value === null) continue;
    filled = true;
    const clean =
      typeof value === 'string' ? cleanText(value, text) : typeof value === 'object' ? cap(value, maxDepth) : value;
    if (clean !== value) row[name] = clean;
  }
  return filled;
};

const cleanText = (value: string, text: RowStyle['text']): string => {
  const composed = /[^ -~]/.test(value) ? value.normalize('NFC') : value; // the test is cheaper than normalize
  return text ? text(composed) : composed;
};

const cap = (value: object, depth: number): unknown => {
  if (depth === 0) return `nested deeper than ${String(maxDepth)} levels`;
  if (Array.isArray(value))
    return value.map((item: unknown) => (typeof item === 'object' && item !== null ? cap(item, depth - 1) : item));

  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      typeof item === 'object' && item !== null ? cap(item as object, depth - 1) : (item as unknown),
    ]),
  );
};
