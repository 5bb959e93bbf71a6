using System.Text.Json;
using EventLogs.Compiler.Interpreting;

namespace EventLogs.CompilerTests.Interpreting;

public sealed class TimestampTextTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var line in Repository.Read("tests/EventLogs.Runtime.Tests/CompilerServices/timestamps.txt").Split('\n').Where(line => line is not ("" or ['#', ..])))
                cases.Add(line.Split('\t')[0], line.Split('\t')[1]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_model_takes_the_timestamps_that_generated_mappers_take(string text, string expected) =>
        Assert.Equal(expected, TimestampText.ForLog(JsonSerializer.Deserialize<string>($"\"{text}\"")!) ?? "-");
}
