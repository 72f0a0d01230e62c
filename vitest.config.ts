import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['src/**/*.test.ts', 'recipes/**/*.test.ts', 'test/**/*.test.ts'], globalSetup: 'test/setup.ts', testTimeout: 60_000, pool: 'forks', env: { COLUMNS: '' } },
});
