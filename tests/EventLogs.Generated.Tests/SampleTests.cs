using System.Text;
using System.Text.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Generated.Tests;

/// <summary>Every accepted sample becomes its expected line, every refused one is refused for its expected reason.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Accepted() => [.. Sample.Accepted.Select(sample => sample.File)];

    public static TheoryData<string> Refused() => [.. Sample.Refused.Select(sample => sample.File)];

    public static TheoryData<string> Tables() => [.. EventCatalog.Events.Select(definition => definition.Table.Name)];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void An_accepted_sample_becomes_its_line(string file)
    {
        var sample = new Sample(file);
        var line = new LineBuffer();
        Assert.Equal(MapResult.Mapped, sample.Definition.Mapper(sample.Event, new EventWorkspace(), line));
        Assert.Equal(Encoding.UTF8.GetString(sample.ExpectedLine), Encoding.UTF8.GetString(line.Written));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refused_sample_is_refused_for_its_reason(string file)
    {
        var sample = new Sample(file);
        var line = new LineBuffer();
        var result = sample.Definition.Mapper(sample.Event, new EventWorkspace(), line);
        Assert.Equal(sample.ExpectedReason, $"{result.Error} {result.Path}".TrimEnd());
        Assert.Equal(0, line.Length);
    }

    /// <summary>A column that no event ever fills is spelled wrong somewhere: that is how logs lose data for years.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_a_sample_that_leaves_no_column_null(string table) =>
        Assert.Contains(Sample.Accepted.Where(sample => sample.Definition.Table.Name == table), LeavesNoColumnNull);

    [Fact]
    public void Every_expectation_has_its_sample()
    {
        var expected = Directory.EnumerateFiles(Sample.PathOf("Expected")).Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(Sample.All.Select(sample => sample.File.Split('/')[^1]).Order(StringComparer.Ordinal), expected.Order(StringComparer.Ordinal));
    }

    private static bool LeavesNoColumnNull(Sample sample)
    {
        using var line = JsonDocument.Parse(sample.ExpectedLine);
        return sample.Definition.Table.Columns.All(column =>
            line.RootElement.TryGetProperty(column.Key, out var value) && value.ValueKind != JsonValueKind.Null);
    }
}
