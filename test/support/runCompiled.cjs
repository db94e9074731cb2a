// `node runCompiled.cjs FILE …` runs a compiled source as `node --import tsx FILE …` runs it from its source.
require('./compiled.cjs');

process.argv.splice(1, 1);
require(process.argv[1]);
