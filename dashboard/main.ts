import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectFile } from '../lib/project-file';
import { synthesise } from '../test/infra/synthesise';
import { dashboardPicture, PICTURE_PATH } from './picture';

const path = projectFile(PICTURE_PATH);
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, await dashboardPicture(synthesise()));
process.stdout.write(`${PICTURE_PATH}\n`);
