import { describe, expect, it } from 'vitest';
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
      mapping: { key: 'm.json', isNew: false },
      warnings: [],
      steps: [],
    } as const;

    expect(renderPlan(plan)).toBe('~ a\n    + x: 1\n    ~ y: 1 → 2\n    - z: 1\n    ~ mapping m.json\n');
    expect(renderPlan({ ...plan, mapping: { key: 'm.json', isNew: true } })).toContain('    + mapping m.json\n');
    expect(renderPlan({ ...plan, warnings: ['its Siesa is another one'] })).toMatch(
      /mapping m\.json\n {4}! its Siesa is another one\n$/,
    );
  });
});
