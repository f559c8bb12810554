import { captureOutput } from '../../../local/output-capture';

function fakeStream() {
  const written: string[] = [];
  return { written, write: (chunk: string | Uint8Array) => written.push(String(chunk)) > 0 };
}

test('lines are told apart wherever a chunk ends, and taken ones do not get through', () => {
  const stream = fakeStream();
  const lines: string[] = [];
  captureOutput([stream], (line) => lines.push(line) > 0 && line.startsWith('{'));

  stream.write('{"a":');
  stream.write('1}\nplain\n{"b"');
  stream.write(Buffer.from(':2}\n'));

  expect(lines).toEqual(['{"a":1}', 'plain', '{"b":2}']);
  expect(stream.written).toEqual(['plain\n']);
});

test('writing through and restoring reach the stream itself', () => {
  const stream = fakeStream();
  const original = stream.write;
  const capture = captureOutput([stream], () => true);

  capture.writeThrough('shown\n');
  stream.write('taken\nunfinished');
  capture.restore();

  expect(stream.written).toEqual(['shown\n', 'unfinished']);
  expect(stream.write).toBe(original);
});

test('whoever waits for a write is told that it is done', async () => {
  const stream = fakeStream() as unknown as NodeJS.WriteStream;
  captureOutput([stream], () => true);

  await expect(new Promise<void>((done) => void stream.write('x\n', () => done()))).resolves.toBeUndefined();
});
