import { build } from 'esbuild';

/** KiB of each part of a bundle that uses the package, minified: what every program loads, and what only some patterns need. */
export const bundleKiB = async (): Promise<{ readonly always: number; readonly onDemand: number }> => {
  const { metafile } = await build({
    stdin: {
      contents: "import { openFieldMapping } from './index.ts'; console.log(openFieldMapping);",
      resolveDir: new URL('../src', import.meta.url).pathname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    outdir: 'out',
    write: false,
    metafile: true,
    conditions: ['@siesa-integration/source', 'module'],
    mainFields: ['module', 'main'],
  });
  const sizes = Object.entries(metafile.outputs).map(
    ([name, { bytes }]) => [/linear-engine|parse-expression/.test(name), bytes / 1_024] as const,
  );
  const sum = (wanted: boolean): number =>
    sizes.filter(([onDemand]) => onDemand === wanted).reduce((total, [, size]) => total + size, 0);
  return { always: sum(false), onDemand: sum(true) };
};
