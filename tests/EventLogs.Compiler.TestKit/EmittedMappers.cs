using System.Text;
using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Runtime.Mapping;

namespace EventLogs.CompilerTestKit;

/// <summary>The mappers of some events: emitted, compiled together and loaded.</summary>
internal sealed class EmittedMappers : IDisposable
{
    private readonly CompiledCode _code;

    private EmittedMappers(CompiledCode code) => _code = code;

    /// <summary>Emits and compiles; the test fails on any warning.</summary>
    public static EmittedMappers Of(params IEnumerable<EventLog> logs) =>
        new(CompiledCode.Of(logs.SelectMany(Sources)));

    /// <summary>The mapper of an event.</summary>
    public EventMapper Mapper(EventLog log) =>
        _code.Type($"{CSharpNames.Namespace(log.Id)}.{CSharpNames.TypeName(log.Id)}").GetMethod("Map")!.CreateDelegate<EventMapper>();

    /// <summary>Fails unless the mapper does with an event what the model says.</summary>
    /// <returns>Whether the event was mapped.</returns>
    public static bool CheckAgainstModel(EventMapper mapper, EventLog log, string json)
    {
        var utf8Event = Encoding.UTF8.GetBytes(json);
        var line = new LineBuffer();
        var result = mapper(utf8Event, new EventWorkspace(), line);
        var expected = ModelMapper.Map(log, utf8Event);

        Assert.True((expected.Refusal ?? MapResult.Mapped) == result, $"{json}\nshould be: {expected.Refusal}\nbut is: {result}");
        if (result.IsMapped)
            JsonTexts.AssertSameText(expected.Line!, Line(line));
        else
            Assert.Equal(0, line.Length);
        return result.IsMapped;
    }

    public void Dispose() => _code.Dispose();

    /// <summary>The mapper, and instead of the records the documentation of the class.</summary>
    private static IEnumerable<(string Path, string Text)> Sources(EventLog log)
    {
        var mapper = new MapperEmitter().Emit(log);
        yield return (mapper.Path, mapper.Content);
        yield return (mapper.Path + ".class.cs", $"""
            namespace {CSharpNames.Namespace(log.Id)};

            /// <summary>An event.</summary>
            public static partial class {CSharpNames.TypeName(log.Id)};
            """);
    }

    private static string Line(LineBuffer buffer)
    {
        var line = Encoding.UTF8.GetString(buffer.Written);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        return line[..^1];
    }
}
