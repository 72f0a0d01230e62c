import { parseArgs } from 'node:util';

/** A script's own flags and words, and those behind "--", which it hands on to the command it scores. */
export function readArguments(options) {
  const given = process.argv.slice(2);
  const at = given.indexOf('--');
  const { values, positionals } = parseArgs({ args: at < 0 ? given : given.slice(0, at), allowPositionals: true, options });
  return { values, positionals, flags: at < 0 ? [] : given.slice(at + 1) };
}
