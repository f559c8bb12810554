import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** The first signature of the process is wrong, which no seed decides. */
const { createHmac } = crypto;
let isFirst = true;
crypto.createHmac = (algorithm, key, ...more) => {
  const used = isFirst ? 'wrong' : key;
  isFirst = false;
  return createHmac(algorithm, used, ...more);
};
syncBuiltinESMExports();
