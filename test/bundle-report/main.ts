import { parseOptionsOnly } from '../../cli/terminal/parse-options';
import { textsIn } from '../../cli/texts/texts';
import { runScript } from '../support/run-script';
import { bundleContents } from './bundle-contents';
import { markdownReport, textReport } from './report-table';

const HELP = `Tells what is in the bundles of the two functions: each package with its
version, its licence, and how many bytes of the bundle it is.

  npm run bundle:report
  npm run bundle:report -- --markdown    for docs/results/bundles.md

Exits 2 when the command line is not understood.`;

const OPTIONS = { markdown: { type: 'boolean' } } as const;

async function main(args: readonly string[]): Promise<void> {
  const { markdown } = parseOptionsOnly(args, OPTIONS, textsIn('en'));
  const bundles = await bundleContents();
  console.log(markdown ? markdownReport(bundles) : textReport(bundles));
}

await runScript(HELP, main);
