import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as exported from './index.ts';

it('exports the errors that its README lists, and no others', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, section = ''] = readme.split('## What can go wrong');
  const listed = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  const errors = Object.entries(exported).filter(
    ([, value]) => typeof value === 'function' && value.prototype instanceof Error,
  );

  expect(errors.map(([name]) => name).sort()).toEqual(listed.sort());
});
