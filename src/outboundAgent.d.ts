declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent } from 'undici';

  /** The agent alone: what else the package brings (fetch, sockets, caches) is never used and would be loaded with it. */
  const agent: typeof Agent;
  export default agent;
}
