import { describe, expect, it } from 'vitest';
import { message } from '@siesa-integration/operator/messages';
import { renderPlan } from './render-plan.ts';

describe('renderPlan', () => {
  it('shows what is new, changed and gone', () => {
    const plan = {
      clientId: 'a',
      kind: 'changed',
      settings: [
        { field: 'x', after: 1 },
        { field: 'y', before: 1, after: 2 },
        { field: 'z', before: 1 },
      ],
      mapping: { key: 'm.json', isNew: false, differences: [], sharedWith: [] },
      warnings: [],
      steps: [],
    } as const;

    expect(renderPlan(plan, 'en')).toBe('~ a\n    + x: 1\n    ~ y: 1 → 2\n    - z: 1\n    ~ mapping m.json\n');
    expect(renderPlan({ ...plan, mapping: { ...plan.mapping, isNew: true } }, 'en')).toContain(
      '    + mapping m.json\n',
    );
    expect(
      renderPlan(
        {
          ...plan,
          mapping: {
            ...plan.mapping,
            differences: [{ field: 'mappings.product.ean', before: 1, after: 2 }],
            sharedWith: ['b', 'c'],
          },
        },
        'en',
      ),
    ).toContain('    ~ mapping m.json, which b, c use too\n      ~ mappings.product.ean: 1 → 2\n');
    expect(renderPlan({ ...plan, warnings: [message('check/unread-setting', { name: 'x' })] }, 'es')).toMatch(
      /mapeo m\.json\n {4}! nada lee la opción «x»: quítela\n$/,
    );
  });
});
