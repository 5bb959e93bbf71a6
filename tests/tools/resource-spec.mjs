// Checks the resources of a CloudFormation template against the published specification of their types.
// In:  {"id": ..., "template": {...}}, its functions (Ref, Fn::Join, ...) replaced by values
// Out: {"id": ..., "errors": [{"resource": "<logical id>", "path": "/Properties/...", "message": "..."}]}
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { answerEachLine } from './ndjson.mjs';

const spec = loadAwsServiceSpecSync();

await answerEachLine(({ id, template }) => ({ id, errors: Object.entries(template.Resources).flatMap(checkResource) }));

function checkResource([id, { Type, Properties = {} }]) {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', Type);
  const problems = resource ? checkProperties('/Properties', resource.properties, Properties) : [problem('/Type', `no such type: ${Type}`)];
  return problems.map(({ path, message }) => ({ resource: id, path, message }));
}

function checkProperties(path, properties, values) {
  const missing = Object.keys(properties).filter(name => properties[name].required && !(name in values));
  return [
    ...missing.map(name => problem(`${path}/${name}`, 'required, but missing')),
    ...Object.entries(values).flatMap(([name, value]) => name in properties
      ? checkValue(`${path}/${name}`, typesOf(properties[name]), value)
      : [problem(`${path}/${name}`, 'no such property')]),
  ];
}

function typesOf({ type, previousTypes = [] }) {
  return [type, ...previousTypes];
}

// a value has to fit one of the types; when there is but one, what is wrong inside of it is told
function checkValue(path, types, value) {
  const problems = types.flatMap(type => type.type === 'union' ? type.types : [type]).map(type => checkType(path, type, value));
  if (problems.some(found => found.length === 0)) return [];
  if (problems.length === 1) return problems[0];
  return [problem(path, `fits none of ${problems.length} types: ${problems.flat().map(p => p.message).join('; ')}`)];
}

function checkType(path, type, value) {
  switch (type.type) {
    case 'string':
    case 'date-time':
      return expect(path, typeof value === 'string', 'text', value) ?? checkChoice(path, type.allowedValues, value);
    case 'number':
      return expect(path, typeof value === 'number', 'a number', value) ?? [];
    case 'integer':
      return expect(path, Number.isInteger(value), 'a whole number', value) ?? checkChoice(path, type.allowedValues, value);
    case 'boolean':
      return expect(path, typeof value === 'boolean', 'true or false', value) ?? [];
    case 'json':
      return expect(path, value !== null && typeof value === 'object', 'an object', value) ?? [];
    case 'array':
      return expect(path, Array.isArray(value), 'an array', value)
        ?? value.flatMap((item, index) => checkValue(`${path}/${index}`, [type.element], item));
    case 'map':
      return expect(path, isObject(value), 'an object', value)
        ?? Object.entries(value).flatMap(([name, item]) => checkValue(`${path}/${name}`, [type.element], item));
    case 'tag':
      return expect(path, isObject(value) && typeof value.Key === 'string' && typeof value.Value === 'string', 'a key and a value', value) ?? [];
    case 'ref':
      return expect(path, isObject(value), 'an object', value)
        ?? checkProperties(path, spec.get('typeDefinition', type.reference).properties, value);
    default:
      throw new Error(`${path}: unknown kind of type ${type.type}`);
  }
}

function checkChoice(path, allowed, value) {
  return !allowed || allowed.includes(value) ? [] : [problem(path, `${JSON.stringify(value)} is none of ${allowed.join(', ')}`)];
}

function expect(path, isSo, what, value) {
  return isSo ? undefined : [problem(path, `${JSON.stringify(value)} is not ${what}`)];
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function problem(path, message) {
  return { path, message };
}
