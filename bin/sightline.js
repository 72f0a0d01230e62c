#!/usr/bin/env node
// Starts the command line. In a clone the bundle is made when it is missing or older than the sources; an installed
// package carries it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) time = Math.max(time, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  }
  return time;
}

if (existsSync(join(root, 'src'))) {
  const built = join(root, 'dist', 'built');
  const made = existsSync(built) ? statSync(built).mtimeMs : 0;
  if (Math.max(newest(join(root, 'src')), newest(join(root, 'recipes'))) > made) {
    const { build } = await import('../scripts/build.js');
    await build();
  }
}
const { main } = await import('../dist/cli.js');
await main(process.argv.slice(2));
