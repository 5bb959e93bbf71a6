using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Compiler;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Generated.Tests;

/// <summary>
/// The generated mappers against <see cref="ModelMapper"/>, which reads events with JsonDocument and shares no code with them: they accept and
/// refuse the same events, and what they write has the same values.
/// </summary>
public sealed class DifferentialTests
{
    private const int Cases = 20_000;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "null", "1", "true", "\\u0041", "\\ud800", "\n", "é", "\0", "\"state\":\"X\",", "\"detail\":{},", "\"time\":1,",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
    ];

    private static readonly Gen<byte[]> MutatedEvents = Gen.Select(
        Gen.OneOf(Sample.All.Select(sample => Gen.Const(sample.Event)).ToArray()),
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 8], Gen.Int[0, Pieces.Length]).Array[0, 3],
        (bytes, changes) => changes.Aggregate(bytes, Change));

    private static readonly ImmutableArray<EventLog> Logs =
        [.. Passes.CompileAsync(Sample.PathOf("schemas")).GetAwaiter().GetResult().Schemas.Select(schema => schema.Log!)];

    [Fact]
    public void Generated_mappers_agree_with_the_model_on_mutated_samples()
    {
        var (workspace, line) = (new EventWorkspace(), new LineBuffer());
        for (var i = 0; i < Cases; i++)
            MutatedEvents.Sample(utf8Event => AssertAgreement(utf8Event, workspace, line), seed: new PCG(7, (ulong)i).ToString(), iter: 1, threads: 1);
    }

    private static void AssertAgreement(byte[] utf8Event, EventWorkspace workspace, LineBuffer line)
    {
        foreach (var (definition, log) in EventCatalog.Events.Zip(Logs))
        {
            line.Clear();
            var result = definition.Mapper(utf8Event, workspace, line);
            var expected = ModelMapper.Map(log, utf8Event);
            Assert.Equal(expected.Refusal ?? MapResult.Mapped, result);
            if (result.IsMapped)
                AssertSameValues(expected.Line!, line.Written);
        }
    }

    private static void AssertSameValues(string expected, ReadOnlySpan<byte> line)
    {
        Assert.Equal((byte)'\n', line[^1]);
        using var expectedLine = JsonDocument.Parse(expected);
        using var actualLine = JsonDocument.Parse(line.ToArray());
        Assert.True(JsonElement.DeepEquals(expectedLine.RootElement, actualLine.RootElement), $"Expected {expected}, got {Encoding.UTF8.GetString(line)}");
    }

    /// <summary>Inserts, replaces or deletes something at an offset.</summary>
    private static byte[] Change(byte[] bytes, (double At, int Length, int Piece) change)
    {
        var start = (int)(change.At * bytes.Length);
        var end = Math.Min(bytes.Length, start + change.Length);
        var piece = change.Piece < Pieces.Length ? Pieces[change.Piece] : [];
        return [.. bytes[..start], .. piece, .. bytes[end..]];
    }
}
