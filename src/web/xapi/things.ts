import { readActivity, readPerson } from '../../lrs/things.ts';
import { agentParameter, iriParameter, onlyParameters } from '../../xapi/query.ts';
import { invalid } from '../../xapi/refusal.ts';
import type { Resource } from './lrsWeb.ts';

/** What is known of an activity (xAPI 2.0, 4.1.6.4). */
export const activities: Resource = {
  GET: async ({ lrs }, { parameters, caller }, response) => {
    onlyParameters(parameters, ['activityId']);
    const id = iriParameter(parameters, 'activityId');
    if (id === undefined) throw invalid('activityId', 'parameter.missing', 'is required');
    response.json(await readActivity(lrs, caller, id));
  },
};

/** What is known of somebody (4.1.6.3). */
export const agents: Resource = {
  GET: async ({ lrs }, { parameters, caller, version }, response) => {
    onlyParameters(parameters, ['agent']);
    const agent = agentParameter(parameters, version);
    if (agent === undefined) throw invalid('agent', 'parameter.missing', 'is required');
    response.json(await readPerson(lrs, caller, agent));
  },
};
