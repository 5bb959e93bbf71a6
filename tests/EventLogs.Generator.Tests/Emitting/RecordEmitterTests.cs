using EventLogs.Generator.Emitting;
using EventLogs.Generator.Tests.TestKit;
using static EventLogs.Generator.Tests.TestKit.Models;

namespace EventLogs.Generator.Tests.Emitting;

public sealed class RecordEmitterTests
{
    [Fact]
    public void Try()
    {
        var a = new RecordEmitter().Emit(Log(
            Required("state", Text("START", "IN_PROGRESS", "a-b", "a_b", "", "\"*/</summary>\n\u202e")),
            Optional("count", Int), Optional("when", Instant), Required("ts", Timestamp), Optional("any", Json), Required("any2", Json),
            Required("config", Struct(Required("config", Struct(Optional("x", Int), Required("y", Bool))), Optional("list", ArrayOf(Struct(Required("z", ArrayOf(MapOf(Number)))))))),
            Optional("tags", MapOf(Struct(Required("string", Struct(Optional("default", Struct())))))),
            Optional("opt", Json)));
        File.WriteAllText("/tmp/exp-records/out.cs", a.Content);
        using var c = CompiledCode.Of([(a.Path, a.Content)]);
    }
}
