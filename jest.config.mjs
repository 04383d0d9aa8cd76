/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/globalSetup.mjs',
  globalTeardown: '<rootDir>/test/support/globalTeardown.mjs',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.(m?js|ts)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // ESM-only packages, and the one file of MongoDB's driver that imports dynamically, which jest cannot do untransformed
  transformIgnorePatterns: [
    '/node_modules/(?!(.*mongodb/lib/runtime_adapters|(d3-[a-z-]+|internmap|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit)/))',
  ],
  testTimeout: 30_000,
  maxWorkers: '100%',
}
