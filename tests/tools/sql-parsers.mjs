// dt-sql-parser is written for bundlers and does not load in plain Node: bundle what is needed of it, once for each of its versions.
import { build } from 'esbuild';
import { existsSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));

export async function parsers() {
  const { version } = require('dt-sql-parser/package.json');
  const bundle = `${root}node_modules/.cache/event-logs/dt-sql-parser-${version}.cjs`;
  if (!existsSync(bundle)) await write(bundle);
  return require(bundle);
}

async function write(bundle) {
  const unfinished = `${bundle}.${process.pid}`;
  await build({
    stdin: {
      contents: "export { HiveSQL } from 'dt-sql-parser/dist/parser/hive'; export { TrinoSQL } from 'dt-sql-parser/dist/parser/trino';",
      resolveDir: root,
    },
    outfile: unfinished,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  // two test projects may come here at once: each sees a whole bundle or none
  renameSync(unfinished, bundle);
}
