import { parseOptionsOnly } from '../cli/parse-options';
import { explainMistake } from '../cli/run-options';
import { bundleContents } from './bundle-contents';
import { markdownReport, textReport } from './report-table';

const HELP = `Tells what is in the bundles of the two functions: each package with its
version, its licence, and how many bytes of the bundle it is.

  npm run bundle:report
  npm run bundle:report -- --markdown    for docs/security.md

Exits 2 when the command line is not understood.`;

const OPTIONS = { markdown: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

async function main(): Promise<void> {
  const { help, markdown } = parseOptionsOnly(process.argv.slice(2), OPTIONS, 'en');
  if (help) return console.log(HELP);
  const bundles = await bundleContents();
  console.log(markdown ? markdownReport(bundles) : textReport(bundles));
}

main().catch(explainMistake(HELP));
