import { jsonMistake } from '@siesa-integration/canonical-model';
import { type Findings, join } from './findings.ts';

/** More are not reported, because each report counts lines from the start of the text. */
const mostRepeated = 20;

/**
 * Parses the JSON text of a document and reports every key that an object has twice, which `JSON.parse` does not. Returns
 * `undefined`, and reports the problem, when the text is not JSON.
 */
export const parseDocument = (text: string, findings: Findings): unknown => {
  const json = text.replace(/^\uFEFF/, '');
  const mistake = jsonMistake(json);
  if (mistake !== undefined) {
    findings.problem('', 'json', 'JSON', undefined, mistake);
    return undefined;
  }
  for (const { path, key, index, first } of repeatedKeys(json).slice(0, mostRepeated)) {
    findings.problem(path, 'repeated-key', 'each key once', key, `${place(json, index)} repeats ${place(json, first)}`);
  }
  return JSON.parse(json);
};

interface RepeatedKey {
  readonly path: string;
  readonly key: string;
  readonly index: number;
  /** The index of the same key before. */
  readonly first: number;
}

/** An object with its keys, or a list without, that is open at a place of the text. */
interface Level {
  readonly keys: Map<string, number> | undefined;
  /** The key or the position that the text is at. */
  at: string | number;
}

/** Texts and structure. Numbers, `true`, `false` and `null` need no token, because the text is valid JSON. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

const repeatedKeys = (json: string): readonly RepeatedKey[] => {
  const found: RepeatedKey[] = [];
  const levels: Level[] = [];
  let isKey = false;
  for (const { 0: text, index } of json.matchAll(token)) {
    const level = levels.at(-1);
    if (text === '{' || text === '[') levels.push({ keys: text === '{' ? new Map() : undefined, at: 0 });
    else if (text === '}' || text === ']') levels.pop();
    else if (text === ',' && level?.keys === undefined) next(level);
    else if (isKey && level?.keys) {
      const key = JSON.parse(text) as string; // "\u0061" is the key a
      level.at = key;
      const first = level.keys.get(key);
      if (first === undefined) level.keys.set(key, index);
      else found.push({ path: levels.map(({ at }) => at).reduce<string>(join, ''), key, index, first });
    }
    isKey = text === '{' || (text === ',' && level?.keys !== undefined);
  }
  return found;
};

const next = (list: Level | undefined): void => {
  if (typeof list?.at === 'number') list.at += 1;
};

const place = (text: string, index: number): string => {
  const lines = text.slice(0, index).split('\n');
  return `line ${String(lines.length)}, column ${String((lines.at(-1)?.length ?? 0) + 1)}`;
};
