using EventLogs.Fuzz.Executable;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.FirehoseTransform;

/// <summary>Damaged events through the published executable. The long form is <c>./build.sh --target=fuzz</c>.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class ExecutableFuzzTests
{
    [LinuxFact]
    public async Task Answers_and_log_are_what_the_mapping_rules_say()
    {
        var run = new ExecutableRun(PublishedFunction.FirehoseTransform.Executable, seed: 1);
        Assert.Null(await run.FindDifferenceAsync(10_000));
        Assert.True(run.Mapped > 1_000, $"{run.Mapped} records were mapped");
        Assert.Equal(
            [
                "CloudWatchLogs", "Compressed", "InvalidBase64", "InvalidJson", "InvalidText", "MissingValue", "None", "NotAnObject", "PutEventsRequest",
                "SeveralValues", "SnsNotification", "SqsMessage", "WrongEvent", "WrongType",
            ],
            run.Reasons);
    }
}
