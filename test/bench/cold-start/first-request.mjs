// Loads the file named first, calls its handler once with the event in the file named second, and prints how long both took.
import { readFileSync } from 'node:fs';

const [file, eventFile] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const context = { awsRequestId: 'first', functionName: 'ingest', getRemainingTimeInMillis: () => 5_000 };

const importedAtMs = performance.now();
const { handler } = await import(file);
const loadMs = performance.now() - importedAtMs;
const { statusCode } = await handler(event, context);
// The clock of `performance` starts with the process.
const answerMs = performance.now();

process.stdout.write(`\nmeasured ${JSON.stringify({ statusCode, loadMs, answerMs })}\n`);
// Connections that are kept would keep the process.
process.exit(0);
