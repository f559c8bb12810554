import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseOptionsOnly } from '../cli/parse-options';
import { explainMistake } from '../cli/run-options';
import { projectFile } from '../lib/project-file';
import { synthesise } from '../test/infra/synthesise';
import { dashboardPicture, PICTURE_PATH } from './picture';

const HELP = `Draws the dashboard of the template, with sample data, into
${PICTURE_PATH}, over the picture that is there.

  npm run dashboard

Exits 2 when the command line is not understood.`;

async function main(): Promise<void> {
  const { help } = parseOptionsOnly(process.argv.slice(2), { help: { type: 'boolean', short: 'h' } }, 'en');
  if (help) return console.log(HELP);
  const path = projectFile(PICTURE_PATH);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await dashboardPicture(synthesise()));
  console.log(PICTURE_PATH);
}

main().catch(explainMistake(HELP));
