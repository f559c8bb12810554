import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseOptionsOnly } from '../../cli/terminal/parse-options';
import { textsIn } from '../../cli/texts/texts';
import { projectFile } from '../../lib/settings/project-file';
import { runScript } from '../support/run-script';
import { synthesise } from '../support/synthesise';
import { dashboardPicture, PICTURE_PATH } from './picture';

const HELP = `Draws the dashboard of the template, with sample data, into
${PICTURE_PATH}, over the picture that is there.

  npm run dashboard

Exits 2 when the command line is not understood.`;

async function main(args: readonly string[]): Promise<void> {
  parseOptionsOnly(args, {}, textsIn('en'));
  const path = projectFile(PICTURE_PATH);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await dashboardPicture(synthesise()));
  console.log(PICTURE_PATH);
}

await runScript(HELP, main);
