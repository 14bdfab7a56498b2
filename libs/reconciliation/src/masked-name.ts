/** The last word after three stars; a name of one word is masked whole. @example maskedName('Ana Torres'); // '***Torres' */
export const maskedName = (name: string): string => {
  const words = name.trim().split(/\s+/);
  if (name.trim() === '') return '';
  return words.length > 1 ? `***${words.at(-1) ?? ''}` : '***';
};
