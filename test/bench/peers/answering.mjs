/** Processor time of this process in milliseconds, and the most memory it ever held in bytes. */
function usage() {
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 };
}

/**
 * Answers the benchmark's orders over the channel to the parent: `{ id, order, argument }` becomes `{ id, result }`.
 * `usage` is answered for every server alike. Plain JavaScript: the servers run without anything in between.
 */
export function answerOrders(orders) {
  const all = { usage, ...orders };
  process.on('message', async ({ id, order, argument }) => {
    try {
      process.send({ id, result: await all[order](argument) });
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) });
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send({ id: 0, result: 'ready' });
}
