/**
 * Characters that a terminal, an editor or a spreadsheet obeys or hides instead of showing: controls (C0, C1), marks of direction, line
 * separators, characters without width, halves of pairs. The one that makes a symbol an emoji is harmless.
 */
const obeyed = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\ufe0f]]/gv;

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
      : Array.from({ length: character.length }, (_, at) => unicodeEscape(character.charCodeAt(at))).join(''),
  );

const unicodeEscape = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
