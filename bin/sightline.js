#!/usr/bin/env node
// Starts the command line. In a clone the bundle is made when it is missing or older than the sources; an installed
// package carries it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Whether nothing changed since the bundle was made: the list it left names every source, and folders for what is new or gone. */
function fresh() {
  const built = join(root, 'dist', 'built');
  const made = statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  const names = readFileSync(built, 'utf8').split('\n');
  return names.every((name) => (statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) <= made);
}

if (existsSync(join(root, 'src')) && !fresh()) {
  const { build } = await import('../scripts/build.js');
  await build();
}
// what prints the usage colours it unless told not to
if (!process.stdout.isTTY) process.env.NO_COLOR ??= '1';
const { main } = await import('../dist/cli.js');
await main(process.argv.slice(2));
