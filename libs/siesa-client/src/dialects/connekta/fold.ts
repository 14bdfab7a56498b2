/**
 * Text without accents and in lower case, to compare what Siesa writes in either way.
 *
 * @example
 * fold('total_páginas') === fold('Total_Paginas'); // true
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
