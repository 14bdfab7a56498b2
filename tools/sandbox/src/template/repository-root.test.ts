import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from './repository-root.ts';

describe('repositoryRoot', () => {
  it('finds the folder that holds nx.json, from anywhere in it', () => {
    expect(existsSync(join(repositoryRoot(), 'nx.json'))).toBe(true);
  });

  it('fails outside of the repository', () => {
    expect(() => repositoryRoot('/')).toThrow('Run it from a clone.');
  });
});
