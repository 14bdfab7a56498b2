/**
 * Characters that a terminal, an editor or a spreadsheet obeys or hides instead of showing: C0 and C1 controls, marks of direction, line
 * separators, characters without width, tags and the variation selectors in which text can be hidden.
 */
const obeyed =
  /[\0-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ud800-\udfff]/gu;

export interface PrintableOptions {
  /** Leaves line feeds and tabs as they are, for text of several lines. @defaultValue false */
  readonly lines?: boolean;
}

/**
 * The text with an escape such as `\u001b` for each character that would be obeyed or hidden, so that no name and no answer can move a
 * cursor, turn text around or hide a part of it.
 *
 * @example
 * printable('name\u001b[2J'); // 'name\\u001b[2J'
 */
export const printable = (text: string, { lines = false }: PrintableOptions = {}): string =>
  text.replaceAll(obeyed, (character) =>
    lines && (character === '\n' || character === '\t')
      ? character
      : [...Array(character.length).keys()].map((at) => unicodeEscape(character.charCodeAt(at))).join(''),
  );

const unicodeEscape = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
