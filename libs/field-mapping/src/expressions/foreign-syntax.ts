/** Quoted texts of CEL, raw ones included. What is inside them is no syntax. */
const quoted =
  /[rR]"""[\s\S]*?"""|[rR]'''[\s\S]*?'''|[rR]"[^"]*"|[rR]'[^']*'|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g;

/** A construct of another language: how it is found, and how CEL writes it. */
interface Construct {
  readonly found: RegExp;
  readonly hint: string;
  /** What stands in its place, where that alone is enough. */
  readonly instead?: string;
}

const word = (name: string): RegExp => new RegExp(String.raw`(?<![.\w])${name}(?!\w)`, 'g');

const constructs: readonly Construct[] = [
  {
    found: /\/\/|\/\*/g,
    hint: 'CEL reads // as a comment, so what follows would be lost; write floor(a / b) to divide without a rest',
  },
  { found: /(?<!\*)\*\*(?!\*)/g, hint: 'there is no **; write value * value for value ** 2' },
  { found: word(String.raw`(?:not\s+in)`), hint: 'write !(a in b) for a not in b' },
  { found: word(String.raw`is\s+not`), hint: 'write != for is not' },
  { found: word(String.raw`is(?!\s+not\b)`), hint: 'write == for is' },
  { found: word(String.raw`(?<!\bis\s+)not(?!\s+in\b)`), hint: 'write !(…) for not …' },
  { found: word('if'), hint: 'write condition ? a : b for a if condition else b' },
  { found: word('and'), hint: 'write && for and', instead: '&&' },
  { found: word('or'), hint: 'write || for or', instead: '||' },
  { found: word('True'), hint: 'write true for True', instead: 'true' },
  { found: word('False'), hint: 'write false for False', instead: 'false' },
  { found: word('None'), hint: 'write null for None', instead: 'null' },
  { found: /(?<![=!<>])===(?!=)/g, hint: 'write == for ===', instead: '==' },
  { found: /!==(?!=)/g, hint: 'write != for !==', instead: '!=' },
  { found: word(String.raw`len(?=\s*\()`), hint: 'write size(x) for len(x)', instead: 'size' },
];

/**
 * How CEL writes what an expression has of Python or JavaScript: each hint, and the whole expression where words alone differ. `undefined` when it
 * has nothing of them. CEL's comments are among them, because an author who writes `value // 2` means a division.
 *
 * @example
 * foreignSyntax('value > 0 and value < 10'); // 'write && for and: value > 0 && value < 10'
 * foreignSyntax('"a and b" + value'); // undefined
 */
export const foreignSyntax = (source: string): string | undefined => {
  const code = source.replace(quoted, (text) => '_'.repeat(text.length));
  const found = constructs.filter(({ found: pattern }) => code.search(pattern) !== -1);
  if (found.length === 0) return undefined;
  const hints = found.map(({ hint }) => hint).join('; ');
  const rewritten = found.every(({ instead }) => instead !== undefined) ? `: ${rewrite(source, found)}` : '';
  return `${hints}${rewritten}`;
};

const rewrite = (source: string, found: readonly Construct[]): string => {
  const inCode = (code: string): string =>
    found.reduce((text, { found: pattern, instead = '' }) => text.replace(pattern, () => instead), code);
  let rewritten = '';
  let end = 0;
  for (const { 0: text, index } of source.matchAll(quoted)) {
    rewritten += inCode(source.slice(end, index)) + text;
    end = index + text.length;
  }
  return rewritten + inCode(source.slice(end));
};
