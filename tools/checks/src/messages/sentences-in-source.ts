import ts from 'typescript';

/** A text of a source file that has several words, with each way in which its values can be filled in. */
export interface SourceSentence {
  readonly line: number;
  readonly text: string;
  readonly variants: readonly string[];
}

/** What stands for a value: a name or a figure, or else a sentence. */
const samples = ['7', 'it is empty'];

const severalWords = /\p{L}{2,}['’,]? \p{L}/u;

/** Texts of a file that are no names, keys, types, imports or patterns. */
export const sentencesIn = (source: string): readonly SourceSentence[] => {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: SourceSentence[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTaggedTemplateExpression(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const variants = variantsOf(node);
      if (severalWords.test(variants[0] ?? ''))
        found.push({
          line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
          text: node.getText().slice(1, -1),
          variants,
        });
      return; // a text within a template is part of it
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

const variantsOf = (node: ts.Expression): readonly string[] => {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return variantsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(variantsOf);
  if (!ts.isTemplateExpression(node)) return samples;
  return node.templateSpans.reduce<readonly string[]>(
    (texts, { expression, literal }) =>
      texts.flatMap((text) => variantsOf(expression).map((value) => `${text}${value}${literal.text}`)),
    [node.head.text],
  );
};
