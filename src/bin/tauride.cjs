#!/usr/bin/env node
/**
 * The command `tauride`: looks whether it can run here, and starts what was built.
 *
 * Decision worth knowing: this file is committed with its run bit, because no compiler gives one to what it writes, and it is written in
 * the language of 2009, so that a Node that is too old for all else can say so instead of stumbling over a word it does not know.
 */
'use strict';

var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..', '..');
var main = path.join(root, 'dist', 'cli', 'main.js');
var wanted = /\d+(\.\d+)*/.exec(require('../../package.json').engines.node)[0];

function isOlder(version, least) {
  var a = version.split('.');
  var b = least.split('.');
  for (var i = 0; i < b.length; i++) if (Number(a[i]) !== Number(b[i])) return Number(a[i]) < Number(b[i]);
  return false;
}

function refuse(reason) {
  process.stderr.write('tauride: ' + reason + '\n');
  process.exit(1);
}

if (isOlder(process.versions.node, wanted)) {
  refuse(
    'it needs Node.js ' +
      wanted +
      ' or newer, and this is ' +
      process.versions.node +
      ': see https://nodejs.org',
  );
} else if (!fs.existsSync(main)) {
  refuse('it is not built yet: give the command `npm ci && npm run build` in ' + root);
} else {
  require('./start.cjs')(main).then(null, function (error) {
    refuse(
      error.code === 'ERR_MODULE_NOT_FOUND'
        ? 'a part of it is missing: give the command `npm ci && npm run build` in ' + root
        : 'failed: ' + String(error.message).split('\n')[0],
    );
  });
}
