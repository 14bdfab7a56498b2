import type { Issue } from '@siesa-integration/canonical-model';

/**
 * An issue in a sentence, for people. One about the whole record has no path.
 *
 * @example
 * issueText({ path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$', received: '7501' }); // 'ean: expected ^[0-9]{13}$, received 7501'
 */
export const issueText = ({ path, code, expected, received, message }: Issue): string => {
  const facts = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(received === undefined ? [] : [`received ${received}`]),
  ];
  const sentence = message ?? (facts.length > 0 ? facts.join(', ') : code);
  return (path === '' ? sentence : `${path}: ${sentence}`).slice(0, 500);
};
