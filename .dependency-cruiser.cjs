const { ladder, roles, io } = require('./test/support/layers.json')

const folderOf = (names) => `^server/(${names.join('|')})/`

/** A file that touches the world is named by its role; every other file of a module is named by a domain word and is pure. */
const roleFile = `/(${roles.join('|')}|\\w+(${roles.map((role) => role[0].toUpperCase() + role.slice(1)).join('|')}))\\.ts$`

const upward = ladder.slice(0, -1).map((rung, level) => ({
  name: `${rung.join('-')}-never-upwards`,
  comment: 'Upwards one speaks by a recorded event or a job.',
  severity: 'error',
  from: { path: folderOf(rung) },
  to: { path: folderOf(ladder.slice(level + 1).flat()) },
}))

const sideways = ladder
  .filter((rung) => rung.length > 1)
  .map((rung) => ({
    name: `${rung.join('-')}-never-sideways`,
    comment: 'What two modules of one rung need moves down a rung; a service arrives as an argument, so its type may be named.',
    severity: 'error',
    from: { path: `^server/(${rung.join('|')})/` },
    to: { path: folderOf(rung), pathNot: '^server/$1/', dependencyTypesNot: ['type-only'] },
  }))

module.exports = {
  forbidden: [
    ...upward,
    ...sideways,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-module',
      comment: 'platform/ holds what would exist in any application.',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^(workers/|server/(?!platform/|errors\\.ts))' },
    },
    { name: 'server-knows-no-worker', severity: 'error', from: { path: '^server/' }, to: { path: '^workers/' } },
    {
      name: 'modules-know-no-wiring',
      severity: 'error',
      from: { path: folderOf(ladder.flat()) },
      to: { path: '^server/(index|app|services|config)\\.ts$|^server/(cli|seed|setup)/' },
    },
    {
      name: 'pure-files-do-no-io',
      comment: 'A file named by a domain word gives the same output for the same input; types alone do nothing.',
      severity: 'error',
      from: { path: folderOf(ladder.flat()), pathNot: roleFile },
      to: { path: `^(node_modules/|node:)?(${io.join('|')})(/|$)`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-files-stay-pure',
      comment: 'What is pure asks nothing of what touches the world.',
      severity: 'error',
      from: { path: folderOf(ladder.flat()), pathNot: roleFile },
      to: { path: `^server/.*${roleFile.replace('schemas|', '')}`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-needs-no-development-package',
      comment: 'setup/ builds and tests the product; it is no part of what runs.',
      severity: 'error',
      from: { path: '^(server|workers)/', pathNot: '^server/setup/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
}
