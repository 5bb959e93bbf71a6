using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.CompilerTestKit;

/// <summary>The records of some events: emitted, compiled together and loaded.</summary>
internal sealed class EmittedRecords : IDisposable
{
    private readonly CompiledCode _code;

    private EmittedRecords(CompiledCode code) => _code = code;

    /// <summary>Emits and compiles; the test fails on any warning.</summary>
    public static EmittedRecords Of(params IEnumerable<EventLog> logs) =>
        new(CompiledCode.Of(logs.Select(new RecordEmitter().Emit).Select(artifact => (artifact.Path, artifact.Content))));

    /// <summary>The records among code that was compiled.</summary>
    public static EmittedRecords In(CompiledCode code) => new(code);

    /// <summary>The class of an event, or a type in it.</summary>
    public Type Type(EventLog log, string? nested = null) =>
        _code.Type($"{CSharpNames.Namespace(log.Id)}.{CSharpNames.TypeName(log.Id)}{(nested is null ? "" : "+" + nested)}");

    /// <summary>Reads JSON as the <c>Event</c> or the <c>Row</c> of an event, through the emitted context.</summary>
    public object Read(EventLog log, string record, string json) => Read(TypeInfo(log, record), json);

    /// <summary>Reads JSON as an <c>Event</c> or a <c>Row</c>, and writes it again.</summary>
    public string ReadAndWrite(EventLog log, string record, string json)
    {
        var typeInfo = TypeInfo(log, record);
        return JsonSerializer.Serialize(Read(typeInfo, json), typeInfo);
    }

    public void Dispose() => _code.Dispose();

    private static object Read(JsonTypeInfo typeInfo, string json) =>
        JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), typeInfo) ?? throw new JsonException("null");

    private JsonTypeInfo TypeInfo(EventLog log, string record)
    {
        var context = (JsonSerializerContext)Type(log).GetProperty("JsonContext")!.GetValue(null)!;
        return context.GetTypeInfo(Type(log, record)) ?? throw new InvalidOperationException($"The context does not know {record}.");
    }
}
