import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program';
import { isolatedEnvironment, type Workspace } from './workspace';

/** A certificate for 127.0.0.1 that only this run trusts. */
export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** The certificate itself, in PEM. */
  readonly pem: string;
}

/** Makes one with the `openssl` command. Null where there is none. */
export async function createCertificate(workspace: Workspace): Promise<Certificate | null> {
  const certificateFile = join(workspace.temporary, 'certificate.pem');
  const keyFile = join(workspace.temporary, 'key.pem');
  const command = [
    ...['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '60', '-subj', '/CN=deployment test'],
    ...['-keyout', keyFile, '-out', certificateFile],
    ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
  ];
  try {
    const { project: cwd, programLog: logFile } = workspace;
    await runProgram(command, { cwd, env: isolatedEnvironment(workspace), logFile });
  } catch {
    return null;
  }
  return { certificateFile, keyFile, pem: readFileSync(certificateFile, 'utf8') };
}
