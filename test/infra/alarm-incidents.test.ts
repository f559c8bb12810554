// Beside test/infra/template.test.ts, which it would make the longest of all files.
import './alarm-floods.suite';
