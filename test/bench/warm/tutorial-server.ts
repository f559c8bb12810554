import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import { WEBHOOK_PATH } from '../../../lib/settings/webhook-path';
import { LOOPBACK, listen } from '../../../local/http-server';
import { TEST_SECRET } from '../../support/signed-webhook';
import { tellCpuTimeWhenAsked, tellParent } from '../measuring/child-process';

// The smallest endpoint that a tutorial would write: raw body, HMAC, JSON.parse, 200. It keeps nothing and knows no
// duplicates.
const app = express();
app.post(WEBHOOK_PATH, express.raw({ type: '*/*' }), (request, response) => {
  const expected = Buffer.from(`sha256=${createHmac('sha256', TEST_SECRET).update(request.body).digest('hex')}`);
  const given = Buffer.from(request.get('x-signature') ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    response.status(401).json({ ok: false });
    return;
  }
  JSON.parse(request.body.toString('utf8'));
  response.json({ ok: true });
});

const server = await listen(createServer(app), 0, LOOPBACK);
tellCpuTimeWhenAsked();
tellParent({ origin: server.origin });
