/**
 * Begins a module of the program beside this file, with what V8 compiled of it when it was built.
 *
 * Decision worth knowing: V8 itself refuses what it compiled in another version, or with other flags, and compiles anew. Who asks for stack
 * traces that lead to the sources has the file loaded by Node, which alone reads maps.
 */
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const file = join(__dirname, 'program.cjs');

/** What was compiled before; undefined where it cannot be read. */
function compiled() {
  try {
    return readFileSync(join(__dirname, 'program.cache'));
  } catch {
    return undefined;
  }
}

/** The program as a script that gives a function of a module's own names. */
function script() {
  const text = readFileSync(file, 'latin1');
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${text}\n})`;
  return new Script(wrapped, { filename: file, cachedData: compiled() });
}

/** Its modules by name, none of which has begun. */
function modulesOf(read) {
  const own = { exports: {} };
  read.runInThisContext()(own.exports, require, own, file, __dirname);
  return own.exports.modules;
}

let modules;

/** What a module of the program exports. */
module.exports = function begin(name) {
  modules ??= process.sourceMapsEnabled ? require(file).modules : modulesOf(script());
  return modules[name]();
};

module.exports.script = script;
module.exports.modulesOf = modulesOf;
