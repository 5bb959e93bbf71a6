using NJsonSchema;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>A record and those inside it, as NJsonSchema takes them.</summary>
/// <param name="Root">The record. All types hang on references from its properties, so that none is written twice.</param>
/// <param name="Names">The C# name of every type and property.</param>
internal sealed record RecordSchema(JsonSchema Root, IReadOnlyDictionary<JsonSchema, string> Names);
