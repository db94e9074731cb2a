// Runs commands of the build one after the other in a process that has loaded them already. Plain JavaScript: nothing
// stands between it and what `npm start` runs.
import { run } from '../../../dist/src/cli/trellis.js';

process.stdout.setMaxListeners(0);
const own = { out: process.stdout.write, err: process.stderr.write };

/** Takes what a stream is given, and says as a stream does that it was taken. */
function taking(pieces) {
  return (piece, encoding, done) => {
    pieces.push(String(piece));
    const tell = typeof encoding === 'function' ? encoding : done;
    if (tell) process.nextTick(tell);
    return true;
  };
}

async function one({ words, env }) {
  const [out, err] = [[], []];
  process.env = { ...env };
  process.exitCode = 0;
  process.stdout.write = taking(out);
  process.stderr.write = taking(err);
  await run(words);
  process.stdout.write = own.out;
  process.stderr.write = own.err;
  return { code: process.exitCode, out: out.join(''), err: err.join('') };
}

let before = Promise.resolve();
process.on('message', ({ id, ...order }) => {
  before = before.then(async () => process.send({ id, ...(await one(order)) }));
});
process.on('disconnect', () => process.exit(0));
