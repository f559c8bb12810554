import { handledRecords } from '../../../local/batch-response';
import { toSqsEvent } from '../../../local/sqs-event';

const message = (id: string) => ({
  MessageId: id,
  ReceiptHandle: `handle-${id}`,
  Body: '{"key":"message:A"}',
  MD5OfBody: 'md5',
  Attributes: { ApproximateReceiveCount: '3', SentTimestamp: '1', MessageGroupId: 'g', SequenceNumber: '7' },
  MessageAttributes: { reason: { DataType: 'String', StringValue: 'x' } },
});

test('a received message becomes a record as Lambda writes it', () => {
  const [record] = toSqsEvent([message('1')], 'arn:queue').Records;

  expect(record).toMatchObject({
    messageId: '1',
    receiptHandle: 'handle-1',
    body: '{"key":"message:A"}',
    md5OfBody: 'md5',
    attributes: { ApproximateReceiveCount: '3', SentTimestamp: '1', MessageGroupId: 'g', SequenceNumber: '7' },
    messageAttributes: { reason: { dataType: 'String', stringValue: 'x' } },
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:queue',
    awsRegion: 'us-east-1',
  });
});

describe('of a batch, Lambda deletes', () => {
  const event = toSqsEvent([message('1'), message('2')], 'arn:queue');
  const deleted = (response: unknown) => handledRecords(event, response).map((record) => record.messageId);

  test.each([[undefined], [null], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])(
    'everything when the answer is %j',
    (response) => {
      expect(deleted(response)).toEqual(['1', '2']);
    },
  );

  test('what did not fail', () => {
    expect(deleted({ batchItemFailures: [{ itemIdentifier: '1' }] })).toEqual(['2']);
  });

  test.each([
    ['ok'],
    [{ batchItemFailures: [{ itemIdentifier: '' }] }],
    [{ batchItemFailures: [{ itemIdentifier: 'stranger' }] }],
    [{ batchItemFailures: [{ id: '1' }] }],
  ])('nothing when the answer is %j', (response) => {
    expect(deleted(response)).toEqual([]);
  });
});
