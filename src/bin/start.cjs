/** Starts a module; a file of its own, because an old Node cannot even read the word `import` with brackets. */
'use strict';

var url = require('url');

module.exports = function start(file) {
  return import(url.pathToFileURL(file).href);
};
