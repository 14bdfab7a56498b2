import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportSignIn } from './signed-in.ts';

describe('reportSignIn', () => {
  beforeEach(() => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere/config');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere/credentials');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('writes how to sign in when there are no credentials', async () => {
    const written: string[] = [];

    expect(await reportSignIn((text) => written.push(text))).toBe(1);
    expect(written.join('')).toMatch(/^No AWS account is signed in: run `aws sso login/);
  });

  it('writes nothing when there are', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
    const written: string[] = [];

    expect(await reportSignIn((text) => written.push(text))).toBe(0);
    expect(written).toEqual([]);
  });
});
