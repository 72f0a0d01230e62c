// Bundles the library, the command line and the recipes into dist/ with esbuild; `--types` adds declarations, `--fresh`
// removes what earlier builds left, which is not to be packed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Milliseconds that chunks of other builds stay for: commands that are running may still come to load them. */
const kept = 3_600_000;

/** Writes a file whole or not at all, whoever reads or writes it meanwhile. @param date when it says that it was written; default now */
function put(path, contents, date) {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, contents);
  if (date) utimesSync(beside, date, date);
  renameSync(beside, path);
}

/** Builds dist/, in which nothing is ever missing: several commands may find at once that it is out of date. Takes well under a second. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  // what bin/sightline.js compares dates with; begun before anything is read, so that nothing changed meanwhile is missed
  const began = new Date();
  const watched = ['src', 'recipes'].flatMap((name) => [name, ...readdirSync(join(root, name), { recursive: true }).map((path) => join(name, path))]);
  // a folder without a recipe.ts holds what recipes share
  const recipes = readdirSync(join(root, 'recipes')).map((name) => ({ in: join(root, 'recipes', name, 'recipe.ts'), out: `recipes/${name}` })).filter((one) => existsSync(one.in));
  const shared = { bundle: true, format: 'esm', target: 'es2022', absWorkingDir: root, logLevel: 'error', legalComments: 'none', write: false };
  const library = await bundle({
    ...shared,
    entryPoints: [{ in: 'src/index.ts', out: 'index' }, { in: 'src/cli/main.ts', out: 'cli' }, ...recipes],
    outdir: 'dist',
    platform: 'node',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    // espeak-ng makes training data; it is under another licence, and no part of what is built
    external: ['koffi', 'onnxruntime-node', 'onnxruntime-web', 'sharp', 'audio-decode', 'espeak-ng'],
  });
  const web = await bundle({ ...shared, entryPoints: [{ in: 'src/web.ts', out: 'web' }], outdir: 'dist', platform: 'browser', external: ['onnxruntime-web', 'audio-decode'] });
  // chunks before what loads them
  const chunks = join(root, 'dist', 'chunks');
  const files = [...library.outputFiles, ...web.outputFiles].sort((a, b) => Number(dirname(b.path) === chunks) - Number(dirname(a.path) === chunks));
  for (const { path, contents } of files) put(path, contents);
  const own = new Set(files.map(({ path }) => path));
  for (const name of existsSync(chunks) ? readdirSync(chunks) : []) {
    const path = join(chunks, name);
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? began.getTime();
    if (!own.has(path) && made < began.getTime() - kept) rmSync(path, { force: true });
  }
  put(join(root, 'dist', 'built'), watched.join('\n'), began);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--fresh')) rmSync(join(root, 'dist'), { recursive: true, force: true });
  await build();
  if (process.argv.includes('--types')) execFileSync('npx', ['tsc', '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
}
