using System.Text;
using CsCheck;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

public sealed class ArnColumnTests
{
    [Theory]
    [InlineData("arn:aws:codedeploy:us-east-1:123456789012:application:a")]
    [InlineData("arn:aws-cn:codedeploy:cn-north-1:123456789012:application:a")]
    [InlineData("arn:aws-us-gov:codedeploy:us-gov-west-1:123456789012:application/a")]
    [InlineData("arn:aws:codedeploy:::application")]
    [InlineData(@"arn:aws:codedeploy:us-east-1:123456789012:\u0061pplication:\ud83d\ude00")]
    [InlineData(@"arn\u003aaws:codedeploy:us-east-1:1:application\/a")]
    public void An_ARN_of_the_service_and_type_fits(string arn) =>
        Assert.Equal($$"""{"arn":"{{arn}}"}""", Map($"[\"{arn}\"]"));

    [Theory]
    [InlineData("")]
    [InlineData("application")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:applications:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:app:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:Application:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:application:a")]
    [InlineData("arn:aws:ec2:us-east-1:1:application:a")]
    [InlineData("arn::codedeploy:us-east-1:1:application:a")]
    [InlineData("urn:aws:codedeploy:us-east-1:1:application:a")]
    [InlineData(" arn:aws:codedeploy:us-east-1:1:application:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:deploymentgroup:application:a")]
    [InlineData("arn:aws:codedeploy:us-east-1")]
    public void Other_text_does_not_fit(string arn) => Assert.Equal("{}", Map($"[\"{arn}\"]"));

    [Fact]
    public void The_first_that_fits_is_taken_wherever_it_stands() =>
        Assert.Equal(
            """{"arn":"arn:aws:x:::instance/1"}""",
            Map("""["other","arn:aws:x:::volume/1","arn:aws:x:::instance/1","arn:aws:y:::instance/2"]""", service: "*", resourceType: "instance"));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void Without_ARNs_the_column_has_no_value(string arns) => Assert.Equal("{}", Map(arns));

    [Theory]
    [InlineData("\"arn:aws:codedeploy:::application\"", "WrongType $.resources")]
    [InlineData("{}", "WrongType $.resources")]
    [InlineData("[null]", "WrongType $.resources[*]")]
    [InlineData("[\"arn:aws:codedeploy:::application\", 1]", "WrongType $.resources[*]")]
    public void What_is_no_array_of_strings_is_refused(string arns, string refusal) => Assert.Equal(refusal, Map(arns));

    [Fact]
    public void Escapes_and_white_space_make_no_difference_wherever_they_stand()
    {
        var part = Gen.OneOf("arn", "aws", "codedeploy", "application", "app", "", "us-east-1", "1", new string('x', 60));
        var arn = Gen.Frequency(
            (3, Gen.Select(Gen.OneOf("aws", ""), Gen.OneOf("codedeploy", "ec2"), part, Gen.OneOf("application", "app", "applications"), Gen.OneOf(":", "/", ""), part,
                (partition, service, account, type, separator, rest) => $"arn:{partition}:{service}::{account}:{type}{separator}{rest}")),
            (1, part.Array[0, 8].Select(parts => string.Join(':', parts))));
        var spelling = Gen.Select(arn, Gen.Int[0, 3], Gen.Int[0, 99], (text, escapes, at) => (Text: text, Json: Spelled(text, escapes, at)));
        Property.Holds(Gen.Select(spelling.Array[0, 5], Gen.OneOf("", "", " ", "\n"), Gen.Int[0, 100], Gen.Bool), test =>
        {
            var (arns, space, padding, hasSlack) = test;
            var json = $"[{string.Join(',', arns.Select(arn => space + arn.Json))}]{new string(' ', padding)}";
            var expected = arns.FirstOrDefault(arn => Fits(arn.Text)).Json;
            Assert.Equal(expected is null ? "{}" : $$"""{"arn":{{expected}}}""", Map(json, hasSlack: hasSlack));
        }, cases: 20_000);
    }

    private static bool Fits(string text) =>
        text.Split(':', 6) is ["arn", not "", "codedeploy", _, _, var resource] && resource.Split(':', '/')[0] == "application";

    /// <summary>A string of JSON with some escapes, the first at a slot.</summary>
    private static string Spelled(string text, int escapes, int at)
    {
        var first = text.Length == 0 ? 0 : at % text.Length;
        return "\"" + string.Concat(text.Select((character, i) => i >= first && i < first + escapes ? $"\\u{(int)character:x4}" : $"{character}")) + "\"";
    }

    private static string Map(string arns, string service = "codedeploy", string resourceType = "application", bool hasSlack = false)
    {
        byte[] memory = [.. Encoding.UTF8.GetBytes($$"""{"resources":{{arns}}}"""), .. Enumerable.Repeat((byte)':', ShortCopy.Slack)];
        var utf8Event = memory.AsSpan(0, memory.Length - ShortCopy.Slack);
        var line = new LineBuffer();
        var reader = new EventReader(utf8Event, new EventWorkspace { EventsHaveSlack = hasSlack });
        Assert.True(reader.Read(TestLine.Shape(1, 3, new PropertyShape("resources", 2))).IsMapped);
        var row = reader.BeginLine(line);
        row.FindArns(2, "$.resources", "$.resources[*]", new ArnKinds(new ArnKind(service, resourceType, 3)));
        row.Text(",\"arn\":"u8, 3, "$.resources", IfMissing.LeaveOut);
        var result = row.Finish();
        return result.IsMapped ? Encoding.UTF8.GetString(line.Written).TrimEnd('\n') : $"{result.Error} {result.Path}";
    }
}
