/**
 * Where a text stops being JSON: `line 2, column 12`, or `it is empty`. `undefined` for JSON. Quotes nothing of the text, which may be a secret.
 *
 * @example
 * jsonMistake('{"enabled" true}'); // 'line 1, column 12'
 */
export const jsonMistake = (text: string): string | undefined => {
  if (text.trim() === '') return 'it is empty';
  if (isJson(text)) return undefined;
  const before = text.slice(0, lengthBeforeMistake(text)).split('\n');
  return `line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** V8 reports the position of few mistakes, so the longest beginning that could still become JSON is found by halving. */
const lengthBeforeMistake = (text: string): number => {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (canBecomeJson(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
};

const canBecomeJson = (beginning: string): boolean => {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return (
      /end of JSON|Unterminated string/.test(message) ||
      Number(/position (\d+)/.exec(message)?.[1]) === beginning.length
    );
  }
};
