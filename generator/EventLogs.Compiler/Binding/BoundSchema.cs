using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Binding;

/// <summary>A schema with what it was bound to.</summary>
/// <param name="Document">The schema as written.</param>
/// <param name="Event">The shape of the event; null when the root is not a readable object.</param>
/// <param name="Log">The model; null when too little could be read.</param>
/// <param name="Notes">What binding brought to light.</param>
internal sealed record BoundSchema(SchemaDocument Document, StructType? Event, EventLog? Log, ImmutableArray<BindingNote> Notes);
