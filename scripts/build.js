// Bundles the library, the command line and the recipes into dist/ with esbuild; `--types` adds declarations.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds dist/. Takes well under a second. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  // what bin/sightline.js compares dates with; begun before anything is read, so that nothing changed meanwhile is missed
  const began = new Date();
  const watched = ['src', 'recipes'].flatMap((name) => [name, ...readdirSync(join(root, name), { recursive: true }).map((path) => join(name, path))]);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  // a folder without a recipe.ts holds what recipes share
  const recipes = readdirSync(join(root, 'recipes')).map((name) => ({ in: join(root, 'recipes', name, 'recipe.ts'), out: `recipes/${name}` })).filter((one) => existsSync(one.in));
  const shared = { bundle: true, format: 'esm', target: 'es2022', absWorkingDir: root, logLevel: 'error', legalComments: 'none' };
  await bundle({
    ...shared,
    entryPoints: [{ in: 'src/index.ts', out: 'index' }, { in: 'src/cli/main.ts', out: 'cli' }, ...recipes],
    outdir: 'dist',
    platform: 'node',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    // espeak-ng makes training data; it is under another licence, and no part of what is built
    external: ['koffi', 'onnxruntime-node', 'onnxruntime-web', 'sharp', 'audio-decode', 'espeak-ng'],
  });
  await bundle({ ...shared, entryPoints: [{ in: 'src/web.ts', out: 'web' }], outdir: 'dist', platform: 'browser', external: ['onnxruntime-web', 'audio-decode'] });
  const built = join(root, 'dist', 'built');
  writeFileSync(built, watched.join('\n'));
  utimesSync(built, began, began);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  if (process.argv.includes('--types')) execFileSync('npx', ['tsc', '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
}
