// Loads src, views and test from what `compile.mjs` has made of them, under the names of their sources.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, relative } = require('node:path');

const root = join(__dirname, '../..');
const folder = join(root, '.test-output/js');
const SOURCE = /\.tsx?$/;

function load(module, file) {
  const made = join(folder, relative(root, file).replace(SOURCE, '.js'));
  module._compile(readFileSync(made, 'utf8'), file);
}
Module._extensions['.ts'] = load;
Module._extensions['.tsx'] = load;

// An import names its file whole: nothing has to be looked for.
const resolve = Module._resolveFilename;
Module._resolveFilename = function resolved(request, parent, ...rest) {
  const near = request.startsWith('.') && SOURCE.test(request) && parent?.filename;
  return near ? join(dirname(parent.filename), request) : resolve.call(this, request, parent, ...rest);
};

process.setSourceMapsEnabled(true);
