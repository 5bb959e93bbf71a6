// Which resources CloudFormation replaces to get from one template to another, by the published specification of their types.
// In:  {"id": ..., "template": {"before": {...}, "after": {...}}}, two templates with their functions replaced by values
// Out: {"id": ..., "replaced": ["<type>", ...]}
import { isDeepStrictEqual } from 'node:util';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { answerEachLine } from './ndjson.mjs';

const spec = loadAwsServiceSpecSync();

await answerEachLine(({ id, template: { before, after } }) => ({
  id,
  replaced: [...new Set(Object.entries(before.Resources)
    .filter(([name, { Type, Properties }]) => name in after.Resources
      && replaces(propertiesOf(Type), Properties ?? {}, after.Resources[name].Properties ?? {}))
    .map(([, { Type }]) => Type))].sort(),
}));

function propertiesOf(type) {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
  return resource.properties;
}

function replaces(properties, before, after) {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(name => !isDeepStrictEqual(before[name], after[name]))
    .some(name => [undefined, 'no'].includes(properties[name].causesReplacement)
      ? inside(properties[name].type, before[name], after[name])
      : true);
}

function inside(type, before, after) {
  return type.type === 'ref' && replaces(spec.get('typeDefinition', type.reference).properties, before ?? {}, after ?? {});
}
