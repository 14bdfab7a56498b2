/** Every character that is not seen: controls, blanks but the common one, marks and characters without width; and a blank at an end. */
const hidden = /[[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]--[\u0020]]|^\u0020|\u0020$/v;

/**
 * The first character of a key that is invisible, such as one that came along with a copy from a mail; `undefined` when every character is visible.
 *
 * @example
 * hiddenCharacter('k-1234\u200b'); // 'U+200B'
 */
export const hiddenCharacter = (text: string): string | undefined => {
  const code = hidden.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
};
