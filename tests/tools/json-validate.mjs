// Validates JSON against JSON Schema (draft-07), with a validator that shares no code with the generator's.
// In:  {"id": ..., "schema": {...}, "document": ...}
// Out: {"id": ..., "errors": [{"path": "/detail/state", "message": "..."}]}, the path a JSON Pointer into the document
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { answerEachLine } from './ndjson.mjs';

// not strict: a schema may have keywords of its own (x-event-log), which say nothing about validity; whether it is a good
// schema is not the question
const options = { strict: false, validateSchema: false, allErrors: true, logger: false };
const compiled = new Map();

await answerEachLine(({ id, schema, document }) => {
  const validate = compile(schema);
  const errors = validate(document) ? [] : validate.errors;
  return { id, errors: errors.map(e => ({ path: e.instancePath, message: e.message })) };
});

function compile(schema) {
  const key = JSON.stringify(schema);
  // a validator each, so that two schemas may have the same $id
  if (!compiled.has(key)) compiled.set(key, addFormats(new Ajv(options)).compile(schema));
  return compiled.get(key);
}
