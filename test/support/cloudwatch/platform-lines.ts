/**
 * What Lambda writes of invocations that ended badly, in the JSON format of logs; the ids are made up.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export const PLATFORM_LINES = {
  timeout: {
    time: '2026-11-23T17:00:05.012Z',
    type: 'platform.report',
    record: {
      requestId: '6f0d6d7e-0000-4000-8000-000000000001',
      metrics: { durationMs: 5000, billedDurationMs: 5000, memorySizeMB: 512, maxMemoryUsedMB: 118 },
      status: 'timeout',
    },
  },
  exit: {
    time: '2026-11-23T17:01:00.400Z',
    type: 'platform.report',
    record: {
      requestId: '6f0d6d7e-0000-4000-8000-000000000002',
      metrics: { durationMs: 212.4, billedDurationMs: 213, memorySizeMB: 512, maxMemoryUsedMB: 512 },
      status: 'error',
      errorType: 'Runtime.ExitError',
    },
  },
  uncaught: {
    timestamp: '2026-11-23T17:02:00.100Z',
    level: 'ERROR',
    requestId: '6f0d6d7e-0000-4000-8000-000000000003',
    message: {
      errorType: 'TypeError',
      errorMessage: 'x is not a function',
      stackTrace: ['TypeError: x is not a function'],
    },
  },
  failedStart: {
    timestamp: '2026-11-23T17:03:00.100Z',
    level: 'FATAL',
    requestId: '6f0d6d7e-0000-4000-8000-000000000004',
    errorType: 'ConfigurationError',
    errorMessage: 'QUEUE_URL is missing',
    stackTrace: [],
  },
  success: {
    time: '2026-11-23T17:04:00.000Z',
    type: 'platform.report',
    record: {
      requestId: '6f0d6d7e-0000-4000-8000-000000000005',
      metrics: { durationMs: 45.2, billedDurationMs: 46, memorySizeMB: 512, maxMemoryUsedMB: 118 },
      status: 'success',
    },
  },
} as const;
