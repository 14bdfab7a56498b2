// Copies DuckDB beside the bundle: native code cannot be bundled. Lambda runs it on x86-64, so that is what the asset holds, whatever machine builds it.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

const modules = join(import.meta.dirname, '../../node_modules');
const asset = join(import.meta.dirname, 'dist/node_modules');
const native = '@duckdb/node-bindings-linux-x64';

rmSync(asset, { recursive: true, force: true });
for (const name of ['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc', native]) {
  const from = join(modules, name);
  if (name === native && !existsSync(from)) {
    process.stdout.write(
      `${native} is not installed, because this machine is another one: the bundle runs here, and cannot be deployed.\n`,
    );
    continue;
  }
  cpSync(from, join(asset, name), { recursive: true, filter: (file) => !/\.(map|d\.ts|md)$/.test(file) });
}

// Minified as the bundle is, because the asset has a limit of 75 MB.
for (const file of readdirSync(asset, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue;
  const path = join(asset, file);
  writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { minify: true, keepNames: true }).code);
}
