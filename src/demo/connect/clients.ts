import { randomBytes } from 'node:crypto';
import type { Demo } from '../demo.ts';
import type { Client } from '../state.ts';

/** The tool as it comes with the demo, and as it has registered itself since. */
export function clientById(
  demo: Demo,
  clientId: string,
): Pick<Client, 'clientId' | 'deploymentId'> | undefined {
  const { registration } = demo;
  if (clientId === registration.clientId) return registration;
  return demo.state.now.clients.find((one) => one.clientId === clientId);
}

/** Makes a client of the tool, under an id that says whose it is: the tool shuts it out when the demo is off. */
export async function addClient(demo: Demo, scopes: readonly string[]): Promise<Client> {
  const client: Client = {
    clientId: `${demo.registration.clientId}-${randomBytes(6).toString('hex')}`,
    deploymentId: randomBytes(4).toString('hex'),
    scopes: [...scopes],
    createdAt: demo.now(),
  };
  await demo.state.change((state) => {
    state.clients.push(client);
  });
  return client;
}
