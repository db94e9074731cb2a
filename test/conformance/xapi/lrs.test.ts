import { completingSuite } from './completing.ts';
import { documentsSuite } from './documents.ts';
import { protocolSuite } from './protocol.ts';
import { queryingSuite } from './querying.ts';
import { storingSuite } from './statements.ts';
import { startLrs, type TestLrs } from './support/lrs.ts';

// One tool for all of it; each test has a tenant of its own where that matters.
describe('the record store over HTTP', () => {
  let running: TestLrs;
  const lrs = () => running;
  before(async () => {
    running = await startLrs();
  });
  after(() => running?.tool.close());

  storingSuite(lrs);
  completingSuite(lrs);
  queryingSuite(lrs);
  documentsSuite(lrs);
  protocolSuite(lrs);
});
