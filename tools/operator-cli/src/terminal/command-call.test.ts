import { describe, expect, it } from 'vitest';
import { commandCall, inCallOf } from './command-call.ts';

const packageName = '@siesa-integration/cli';
const start = { packageName, cwd: '/home/ana/shop', env: { PATH: '/usr/bin:/opt/node/bin' } };

describe('commandCall', () => {
  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['a command on the PATH', '/opt/node/bin/siesa-sync', {}, 'siesa-sync'],
    ['a link that is not on it', '/home/ana/shop/node_modules/.bin/siesa-sync', {}, 'node_modules/.bin/siesa-sync'],
    ['node', '/home/ana/shop/tools/bin/siesa-sync.js', {}, 'node tools/bin/siesa-sync.js'],
    ['node, beside the folder', '/home/ana/my tools/siesa-sync.js', {}, "node '../my tools/siesa-sync.js'"],
    [
      'npx, which fetched the package',
      '/home/ana/.npm/_npx/9f3a/node_modules/.bin/siesa-sync',
      { npm_lifecycle_event: 'npx' },
      'npx @siesa-integration/cli',
    ],
    [
      'npx where the package is installed',
      '/home/ana/shop/node_modules/.bin/siesa-sync',
      { npm_lifecycle_event: 'npx' },
      'npx siesa-sync',
    ],
    [
      'a script of npm that is the command',
      '/home/ana/shop/node_modules/.bin/siesa-sync',
      { npm_lifecycle_event: 'sync', npm_lifecycle_script: 'siesa-sync' },
      'npm run sync --',
    ],
    [
      'a script of npm that runs its file',
      '/home/ana/shop/tools/bin/siesa-sync.js',
      { npm_lifecycle_event: 'siesa', npm_lifecycle_script: 'node tools/bin/siesa-sync.js' },
      'npm run siesa --',
    ],
    [
      'a script of npm that holds arguments already',
      '/home/ana/shop/node_modules/.bin/siesa-sync',
      { npm_lifecycle_event: 'demo', npm_lifecycle_script: 'siesa-sync demo' },
      'npx siesa-sync',
    ],
  ])('of %s', (_, script, env, call) => {
    expect(commandCall({ ...start, script, env: { ...start.env, ...env } })).toBe(call);
  });
});

describe('inCallOf', () => {
  const typed = inCallOf('npx @siesa-integration/cli', ['status', 'client']);

  it.each([
    ['Next: siesa-sync status --local .', 'Next: npx @siesa-integration/cli status --local .'],
    ['run `siesa-sync client check a`', 'run `npx @siesa-integration/cli client check a`'],
    ['Usage: siesa-sync [options]', 'Usage: npx @siesa-integration/cli [options]'],
    ['npx siesa-sync status', 'npx siesa-sync status'],
    ['/opt/siesa-sync status', '/opt/siesa-sync status'],
    ['siesa-sync statuses', 'siesa-sync statuses'],
    ['siesa-sync could not go on', 'siesa-sync could not go on'],
  ])('writes %s as %s', (text, shown) => {
    expect(typed(text)).toBe(shown);
  });
});
