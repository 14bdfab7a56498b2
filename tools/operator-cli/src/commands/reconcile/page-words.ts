import { html, type Markup } from '../report/html.ts';

/** The languages of the page: those of the people who answer for a supplier, a bank or a product. */
export const pageLanguages = ['pt', 'es', 'en'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

const locales = { pt: 'pt-BR', es: 'es-CO', en: 'en-US' } as const satisfies Readonly<Record<PageLanguage, string>>;

/** What the page says, in the order of {@link pageLanguages}. */
const words = {
  title: ['Conciliação', 'Conciliación', 'Reconciliation'],
  breaks: ['divergências', 'diferencias', 'breaks'],
  none: ['Nenhuma divergência', 'Sin diferencias', 'No breaks'],
  balance: ['Saldo dos dois lados', 'Saldo de ambos lados', 'Balance of both sides'],
  side: ['lado', 'lado', 'side'],
  file: ['arquivo', 'archivo', 'file'],
  base: ['base', 'base', 'base'],
  rows: ['linhas', 'filas', 'rows'],
  sum: ['soma', 'suma', 'sum'],
  bad: ['linhas recusadas', 'filas rechazadas', 'bad rows'],
  verdict: ['veredito', 'veredicto', 'verdict'],
  verdicts: ['Vereditos', 'Veredictos', 'Verdicts'],
  kinds: ['Divergências por tipo', 'Diferencias por tipo', 'Breaks by type'],
  type: ['tipo', 'tipo', 'type'],
  severity: ['severidade', 'severidad', 'severity'],
  open: ['Itens em aberto', 'Partidas abiertas', 'Open items'],
  since: ['desde', 'desde', 'since'],
  decisions: ['Decisões de pessoas', 'Decisiones de personas', 'Decisions of people'],
  decision: ['decisão', 'decisión', 'decision'],
  by: ['por', 'por', 'by'],
  on: ['em', 'el', 'on'],
  note: ['nota', 'nota', 'note'],
  match: ['vão juntas', 'van juntas', 'belong together'],
  unmatch: ['ficam separadas', 'quedan separadas', 'stay apart'],
  'write-off': ['não precisa de outra', 'no necesita otra', 'needs no other'],
  parties: ['Maiores por fornecedor ou conta', 'Mayores por proveedor o cuenta', 'Largest by party'],
  party: ['fornecedor ou conta', 'proveedor o cuenta', 'party'],
  atStake: ['valor em questão', 'valor en cuestión', 'at stake'],
  first: ['Primeiras divergências', 'Primeras diferencias', 'First breaks'],
  ofAll: [
    'As demais estão no CSV ao lado desta página.',
    'Las demás están en el CSV junto a esta página.',
    'The others are in the CSV beside this page.',
  ],
  search: ['Buscar', 'Buscar', 'Search'],
  key: ['chave', 'clave', 'key'],
  name: ['nome', 'nombre', 'name'],
  date: ['data', 'fecha', 'date'],
  inFile: ['no arquivo', 'en el archivo', 'in the file'],
  inBase: ['na base', 'en la base', 'in the base'],
  detail: ['detalhe', 'detalle', 'detail'],
  line: ['linha', 'línea', 'line'],
} as const satisfies Readonly<Record<string, readonly [pt: string, es: string, en: string]>>;

export type PageWord = keyof typeof words;

/** A text in each language; the page shows one of them. */
export const each = (textIn: (language: PageLanguage) => string): Markup => {
  const texts = pageLanguages.map((language) => ({ language, text: textIn(language) }));
  if (texts.every(({ text }) => text === texts[0]?.text)) return html`${texts[0]?.text ?? ''}`;
  return html`${texts.map(({ language, text }) => html`<span lang="${language}">${text}</span>`)}`;
};

export const wordIn = (word: PageWord, language: PageLanguage): string =>
  words[word][pageLanguages.indexOf(language)] ?? '';

export const word = (code: PageWord): Markup => each((language) => wordIn(code, language));

export const wholeNumber = (value: number): Markup => each((language) => value.toLocaleString(locales[language]));

/** Cents as an amount, exactly. @param cents as text or number */
export const amount = (cents: number | string): Markup =>
  each((language) => {
    const digits = String(cents).replace('-', '').padStart(3, '0');
    const exact = `${String(cents).startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    return new Intl.NumberFormat(locales[language], { minimumFractionDigits: 2 }).format(
      exact as Intl.StringNumericLiteral,
    );
  });
