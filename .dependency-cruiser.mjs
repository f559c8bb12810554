/** Imports run one way: bin → cli → local → lib → lambdas, with test above all. */
const LAYERS = ['lambdas', 'lib', 'local', 'cli', 'bin', 'test'];

const upwards = LAYERS.slice(0, -1).map((layer, index) => ({
  name: `${layer}-imports-downwards`,
  severity: 'error',
  from: { path: `^${layer}/` },
  to: { path: `^(${LAYERS.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...upwards,
    {
      name: 'functions-are-apart',
      severity: 'error',
      from: { path: '^lambdas/(ingest|processor)/' },
      to: { path: '^lambdas/(ingest|processor)/', pathNot: '^lambdas/$1/' },
    },
    {
      name: 'commands-are-apart',
      severity: 'error',
      from: { path: '^cli/([^/]+)/' },
      to: { path: '^cli/[^/]+/', pathNot: '^cli/($1|target|terminal|texts)/' },
    },
    { name: 'no-circle-of-files', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    // TypeScript 7 has no JavaScript API. Type imports count too.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
  },
};
