#!/usr/bin/env node
import './check-node.mjs';

import('tsx/esm/api')
  .then(({ register }) => {
    register();
    return import('./whatz.ts');
  })
  .then(({ whatz }) => whatz(process.argv.slice(2)))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
