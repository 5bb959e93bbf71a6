using System.Text;
using CsCheck;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

public sealed class ArnPartTests
{
    [Theory]
    [InlineData(ArnPart.Partition, "aws")]
    [InlineData(ArnPart.Service, "ecs")]
    [InlineData(ArnPart.Region, "eu-west-1")]
    [InlineData(ArnPart.AccountId, "123456789012")]
    [InlineData(ArnPart.Resource, "task/blue/0:1")]
    [InlineData(ArnPart.ResourceType, "task")]
    [InlineData(ArnPart.ResourceId, "blue/0:1")]
    public void A_part_is_written_alone(ArnPart part, string expected) =>
        Assert.Equal($$"""{"part":"{{expected}}"}""", Map("\"arn:aws:ecs:eu-west-1:123456789012:task/blue/0:1\"", part));

    [Theory]
    [InlineData(IfMissing.LeaveOut, "{}")]
    [InlineData(IfMissing.WriteNull, """{"part":null}""")]
    [InlineData(IfMissing.Refuse, "MissingValue $.arn")]
    public void What_is_not_there_is_missing(IfMissing missing, string expected)
    {
        string[] without = ["\"arn:aws:s3:::bucket\"", "\"bucket\"", "\"\"", "null"];
        NonEmpty.All(without, text => Assert.Equal(expected, Map(text, ArnPart.Region, missing: missing)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("""["arn:aws:s3:::bucket"]""")]
    public void What_is_not_a_string_is_refused(string value) => Assert.Equal("WrongType $.arn", Map(value, ArnPart.Region));

    [Fact]
    public void Escapes_and_what_stands_behind_make_no_difference()
    {
        var part = Gen.OneOf("arn", "aws", "ecs", "", "us-east-1", "1", "a/b", "é€", new string('x', 60));
        var arn = Gen.Frequency(
            (4, part.Array[5, 8].Select(parts => "arn:" + string.Join(':', parts))),
            (1, part.Array[0, 8].Select(parts => string.Join(':', parts))));
        Property.Holds(Gen.Select(arn, Gen.Enum<ArnPart>(), Gen.Int[0, 9], Gen.Int[0, 99], Gen.Int[0, 100], Gen.Bool), test =>
        {
            var (text, wanted, escapes, at, padding, hasSlack) = test;
            string[] spelling = [.. text.Select((character, i) => i >= at && i < at + escapes ? $"\\u{(int)character:x4}" : $"{character}")];
            var expected = string.Concat(spelling[Part(text, wanted)]);
            Assert.Equal(expected.Length == 0 ? "{}" : $$"""{"part":"{{expected}}"}""", Map($"\"{string.Concat(spelling)}\"", wanted, padding, hasSlack));
        }, cases: 20_000);
    }

    /// <summary>Where a part stands, counted in characters; nothing where there is none.</summary>
    private static Range Part(string text, ArnPart part)
    {
        var parts = text.Split(':', 6);
        if (parts is not ["arn", not "", _, _, _, _])
            return default;
        if (part < ArnPart.Resource)
            return At(1 + (int)part);

        var resource = text.Length - parts[5].Length;
        var (type, id) = parts[5].IndexOfAny([':', '/']) is >= 0 and var separator ? (separator, separator + 1) : (0, 0);
        return part switch
        {
            ArnPart.ResourceType => resource..(resource + type),
            ArnPart.ResourceId => (resource + id)..text.Length,
            _ => resource..text.Length,
        };

        Range At(int index)
        {
            var start = parts.Take(index).Sum(before => before.Length + 1);
            return start..(start + parts[index].Length);
        }
    }

    private static string Map(string arn, ArnPart part, int padding = 0, bool hasSlack = false, IfMissing missing = IfMissing.LeaveOut)
    {
        byte[] memory =
            [.. Encoding.UTF8.GetBytes($$"""{"arn":{{arn}}{{new string(' ', padding)}}}"""), .. Enumerable.Repeat((byte)':', ShortCopy.Slack)];
        var line = new LineBuffer();
        var reader = new EventReader(memory.AsSpan(0, memory.Length - ShortCopy.Slack), new EventWorkspace { EventsHaveSlack = hasSlack });
        Assert.True(reader.Read(TestLine.Shape(1, 2, new PropertyShape("arn", 2))).IsMapped);
        var row = reader.BeginLine(line);
        row.PartOfArn(",\"part\":"u8, 2, "$.arn", missing, part);
        var result = row.Finish();
        return result.IsMapped ? Encoding.UTF8.GetString(line.Written).TrimEnd('\n') : $"{result.Error} {result.Path}";
    }
}
