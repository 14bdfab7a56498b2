/** A value of a document as a line of text; text stands without quotes. */
export const shownValue = (value: unknown): string => {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
