// Parses SQL with the grammar of the engine that will read it.
// In:  {"id": ..., "dialect": "hive" | "trino", "sql": "..."}   Athena reads DDL as Hive does, queries as Trino does.
// Out: {"id": ..., "errors": [{"line": 1, "column": 1, "message": "..."}]}
import { parsers } from './sql-parsers.mjs';
import { answerEachLine } from './ndjson.mjs';

const { HiveSQL, TrinoSQL } = await parsers();
const dialects = { hive: new HiveSQL(), trino: new TrinoSQL() };

await answerEachLine(({ id, dialect, sql }) => ({ id, errors: errors(dialect, sql) }));

function errors(dialect, sql) {
  const parser = dialects[dialect];
  if (!parser) return [error(1, 1, `no such dialect: ${dialect}`)];

  const tokens = parser.getAllTokens(sql).filter(token => token.channel === 0 && token.text.trim() !== ';');
  if (tokens.length === 0) return [error(1, 1, 'no statement')];

  const found = parser.validate(sql).map(e => error(e.startLine, e.startColumn, e.message));
  // this Trino grammar knows back-quoted identifiers; Athena refuses them
  const backQuoted = dialect === 'trino' ? tokens.filter(token => token.text.startsWith('`')) : [];
  return [...found, ...backQuoted.map(token => error(token.line, token.column + 1, 'back-quoted identifier'))];
}

function error(line, column, message) {
  return { line, column, message };
}
