import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

// The library, left to itself, notes how it is used and sends that. A process in an empty home shows what it leaves.
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'sightline-home-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it.skipIf(process.platform === 'win32')('a process that computes keeps nothing of its use', () => {
  const command = fileURLToPath(new URL('../../../bin/sightline.js', import.meta.url));
  const said = execFileSync(process.execPath, [command, 'translate', 'fr-en', 'Oui.', '--sightlines', 'off'], {
    encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home, XDG_CACHE_HOME: join(home, '.cache') },
  });
  expect(said).toContain('Yes');
  expect(readdirSync(home, { recursive: true })).toEqual([]);
});
