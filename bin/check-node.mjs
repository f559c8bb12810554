// Plain JavaScript that any Node runs: it says what is missing before anything else is loaded.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
/** npm writes it last: it is missing after an `npm ci` that was broken off. */
const isInstalled = existsSync(`${project}node_modules/.package-lock.json`);
const [major, minor] = process.versions.node.split('.').map(Number);
const isTooOld = major < 22 || (major === 22 && minor < 13);
/** There npm brings a Node along. */
const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';

const problems = [];
if (isTooOld && (isInstalled || !isLinuxX64)) {
  problems.push(
    `Hace falta Node.js 22.13 o posterior, y este es ${process.version}. Instala la versión 24: https://nodejs.org`,
    `Node.js 22.13 or later is needed, and this is ${process.version}. Install version 24: https://nodejs.org`,
  );
}
if (!isInstalled) {
  problems.push(
    `Faltan las dependencias. Escribe en ${project}: npm ci`,
    `The dependencies are missing. Type in ${project}: npm ci`,
  );
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
