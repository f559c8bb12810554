// Beside test/infra/template.test.ts, which it would make the longest of all files.
import './alarm-evaluation.suite';
import './queue-alarms.suite';
